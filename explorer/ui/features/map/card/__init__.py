"""Card beside the map: facts on a feature, and what each text proposes for the ground."""
