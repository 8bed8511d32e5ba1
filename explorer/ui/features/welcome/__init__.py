"""Welcome page: what the program is, its signs, and things to try."""
