"""Search box and its results."""
