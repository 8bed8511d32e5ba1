"""Tests of ``explorer.store.search``."""
