"""News since a date, and disagreements between sources."""
