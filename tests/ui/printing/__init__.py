"""Tests of printing from the window."""
