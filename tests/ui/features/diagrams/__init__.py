"""Tests of ``explorer.ui.features.diagrams``."""
