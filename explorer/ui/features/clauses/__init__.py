"""Clause list and its filters."""
