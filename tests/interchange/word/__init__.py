"""Tests of ``explorer.interchange.word``."""
