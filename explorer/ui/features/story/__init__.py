"""How a clause changed through all texts, and who moved."""
