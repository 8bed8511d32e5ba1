"""Tests of ``explorer.bootstrap``."""
