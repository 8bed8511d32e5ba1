"""Tests of ``explorer.ui.features.reader``."""
