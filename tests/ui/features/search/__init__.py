"""Tests of ``explorer.ui.features.search``."""
