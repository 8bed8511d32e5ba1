"""Tests of explorer.domain."""
