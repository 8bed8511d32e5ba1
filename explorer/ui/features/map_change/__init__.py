"""What changed between two map days."""
