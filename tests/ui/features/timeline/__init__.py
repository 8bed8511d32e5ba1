"""Tests of ``explorer.ui.features.timeline``."""
