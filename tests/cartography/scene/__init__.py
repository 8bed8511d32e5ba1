"""Tests of ``explorer.cartography.scene``."""
