"""Updates of the program, carried on a stick."""
