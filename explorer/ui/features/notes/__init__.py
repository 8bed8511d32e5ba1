"""Notes, pins and tags."""
