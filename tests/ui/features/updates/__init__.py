"""Tests of ``explorer.ui.features.updates``."""
