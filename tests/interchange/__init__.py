"""Tests of ``explorer.interchange``."""
