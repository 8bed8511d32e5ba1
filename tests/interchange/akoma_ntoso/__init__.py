"""Tests of ``explorer.interchange.akoma_ntoso``."""
