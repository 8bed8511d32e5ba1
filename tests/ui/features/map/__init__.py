"""Tests of ``explorer.ui.features.map``."""
