"""Diagrams of boxes and arrows, and their layout."""
