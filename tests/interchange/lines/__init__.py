"""Tests of the lines of foreign texts."""
