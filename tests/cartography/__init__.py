"""Tests of the map without Qt."""
