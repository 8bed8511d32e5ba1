"""Tests of agreements in the formats of others."""
