"""Tests of what commands print and write."""
