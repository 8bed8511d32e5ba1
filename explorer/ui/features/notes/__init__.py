"""Notes, pins and tags of the user."""
