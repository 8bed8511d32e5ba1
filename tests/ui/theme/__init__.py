"""Tests of ``explorer.ui.theme``."""
