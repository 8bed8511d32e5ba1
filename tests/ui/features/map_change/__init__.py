"""Tests of ``explorer.ui.features.map_change``."""
