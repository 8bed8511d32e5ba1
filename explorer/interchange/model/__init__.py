"""The agreement model that all formats are read into and written from."""
