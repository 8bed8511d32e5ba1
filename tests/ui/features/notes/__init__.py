"""Tests of ``explorer.ui.features.notes``."""
