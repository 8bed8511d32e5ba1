"""Tests of ``explorer.ui.features.records``."""
