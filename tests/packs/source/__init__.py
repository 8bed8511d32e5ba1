"""Tests of ``explorer.packs.source``."""
