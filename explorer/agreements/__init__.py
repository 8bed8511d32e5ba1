"""Agreements in the formats of others: made into a pack's source, and written from a pack."""
