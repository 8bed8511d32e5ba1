"""Tests of ``explorer.cli``."""
