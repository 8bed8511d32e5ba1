"""Tests of explorer.packs."""
