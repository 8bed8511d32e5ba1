"""Comparison of two to four documents side by side."""
