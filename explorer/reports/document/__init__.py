"""The flowing document that Word, HTML and Markdown are written from."""
