"""Tests of ``explorer.ui.features.compare``."""
