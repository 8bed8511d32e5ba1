"""Compilation of a pack source to a database, and the cache of compiled packs."""
