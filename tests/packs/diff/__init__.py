"""Tests of ``explorer.packs.diff``."""
