"""Tests of ``explorer.diagrams.graph``."""
