"""Tests of ``explorer.packs.library``."""
