"""Self-test of the commands."""
