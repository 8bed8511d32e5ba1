"""What the source tree must hold: its layers, bounds and names."""
