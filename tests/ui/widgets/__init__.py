"""Tests of ``explorer.ui.core``."""
