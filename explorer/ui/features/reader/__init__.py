"""Reader: everything recorded about the selection."""
