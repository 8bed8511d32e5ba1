"""Command library: all agreements together."""
