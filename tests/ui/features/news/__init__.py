"""Tests of ``explorer.ui.features.news``."""
