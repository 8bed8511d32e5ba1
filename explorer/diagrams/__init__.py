"""Diagrams and timelines: elements and their layout, for screen and paper."""
