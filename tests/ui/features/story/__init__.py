"""Tests of ``explorer.ui.features.story``."""
