"""The library of packs: install, switch and reload."""
