"""Compare: two to four documents side by side."""
