"""Akoma Ntoso reader and writer."""
