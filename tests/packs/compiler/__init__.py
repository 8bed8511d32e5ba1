"""Tests of ``explorer.packs.compiler``."""
