"""Tests of ``explorer.reports.book``."""
