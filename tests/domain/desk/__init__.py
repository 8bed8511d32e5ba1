"""Tests of ``explorer.domain.desk``."""
