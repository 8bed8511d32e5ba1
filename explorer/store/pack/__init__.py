"""The compiled pack: a read-only database."""
