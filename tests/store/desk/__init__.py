"""Tests of ``explorer.store.desk``."""
