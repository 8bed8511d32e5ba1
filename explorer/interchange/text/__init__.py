"""Numbered texts: points, numbering, Word files and corresponding clauses."""
