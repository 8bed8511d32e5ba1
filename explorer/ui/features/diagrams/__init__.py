"""Diagrams: what depends on what around a clause, and the paths of the decision."""
