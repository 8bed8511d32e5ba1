"""Tests of ``explorer.reports.svg``."""
