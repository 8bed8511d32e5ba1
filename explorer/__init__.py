"""Clause Explorer: browse a peace plan clause by clause, offline."""

__version__ = "0.1.0"
