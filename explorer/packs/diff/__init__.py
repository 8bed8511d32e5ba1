"""Differences between two versions of a pack."""
