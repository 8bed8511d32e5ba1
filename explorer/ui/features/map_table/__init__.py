"""The table twin of the map: the same features as rows, to hear, to sort and to copy."""
