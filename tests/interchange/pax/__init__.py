"""Tests of ``explorer.interchange.pax``."""
