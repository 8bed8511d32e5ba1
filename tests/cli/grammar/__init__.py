"""Tests of the grammar of the command line, and of what is generated from it."""
