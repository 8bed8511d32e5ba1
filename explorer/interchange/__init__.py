"""Import and export of texts and formats from elsewhere."""
