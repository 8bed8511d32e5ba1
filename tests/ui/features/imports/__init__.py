"""Tests of ``explorer.ui.features.imports``."""
