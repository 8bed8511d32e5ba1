"""The clause list."""
