"""Tests of ``explorer.system``."""
