"""What is new since a date, and disagreements of sources."""
