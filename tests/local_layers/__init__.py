"""Tests of reading layers made elsewhere."""
