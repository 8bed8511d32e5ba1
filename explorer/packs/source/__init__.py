"""Pack sources: read, bounded and validated."""
