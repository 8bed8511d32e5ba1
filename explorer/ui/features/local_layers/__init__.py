"""Local map layers: import, list and remove."""
