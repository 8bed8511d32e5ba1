"""Tests of ``explorer.reports.sheet``."""
