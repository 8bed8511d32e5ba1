"""Library of packs: install, switch and reload."""
