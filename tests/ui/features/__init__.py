"""Tests of ``explorer.ui.features``."""
