"""Tests of explorer.store."""
