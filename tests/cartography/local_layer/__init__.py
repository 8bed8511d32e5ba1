"""Tests of ``explorer.cartography.local_layer``."""
