"""Tests of ``explorer.ui.features.palette``."""
