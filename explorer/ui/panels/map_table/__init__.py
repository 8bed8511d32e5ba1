"""The table twin of the map: the same features as rows, for the ear, for sorting and for copying."""
