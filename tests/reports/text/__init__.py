"""Tests of ``explorer.reports.text``."""
