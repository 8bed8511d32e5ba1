"""Diagrams: the dependencies around a clause, and the paths of the decision."""
