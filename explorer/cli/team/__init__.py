"""The command team."""
