"""Tests of ``explorer.domain.comparison``."""
