"""Tests of ``explorer.interchange.text``."""
