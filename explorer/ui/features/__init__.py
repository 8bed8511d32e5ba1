"""The features of the window, one folder each; no feature imports another."""
