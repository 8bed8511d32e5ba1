"""Tests of ``explorer.domain.search``."""
