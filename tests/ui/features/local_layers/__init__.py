"""Tests of ``explorer.ui.features.local_layers``."""
