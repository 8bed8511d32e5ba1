"""A text from elsewhere on its way to a document: its points found, and their counterparts."""
