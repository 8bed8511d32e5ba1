"""Word files: their text with automatic numbers, their tables, remarks and tracked changes."""
