"""Tests of ``explorer.ui.features.briefing``."""
