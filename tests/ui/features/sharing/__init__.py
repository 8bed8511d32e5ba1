"""Tests of ``explorer.ui.features.sharing``."""
