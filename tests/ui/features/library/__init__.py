"""Tests of ``explorer.ui.features.library``."""
