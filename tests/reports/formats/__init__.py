"""Tests of ``explorer.reports.formats``."""
