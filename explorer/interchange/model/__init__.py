"""The agreement that all formats are read into and written from."""
