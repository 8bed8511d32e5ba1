"""Tests of explorer.commands."""
