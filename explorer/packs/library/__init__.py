"""Installed packs, their signatures, and the tools of pack authors."""
