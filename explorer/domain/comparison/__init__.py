"""Comparison of documents, of packs and of positions."""
