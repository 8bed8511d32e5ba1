"""Tests of ``explorer.ui.features.matrix``."""
