"""Tests of ``explorer.domain.content``."""
