"""Tests of ``explorer.cartography.geometry``."""
