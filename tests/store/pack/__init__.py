"""Tests of ``explorer.store.pack``."""
