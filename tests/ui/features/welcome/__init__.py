"""Tests of ``explorer.ui.features.welcome``."""
