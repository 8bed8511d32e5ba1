"""Tests of ``explorer.reports.guide``."""
