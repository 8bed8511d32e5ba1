"""Tests of ``explorer.interchange.updates``."""
