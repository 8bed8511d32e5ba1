"""Command line: one module per command, without Qt."""
