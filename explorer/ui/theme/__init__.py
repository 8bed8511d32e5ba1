"""Colours by meaning, for light and dark, and the shapes of positions."""
