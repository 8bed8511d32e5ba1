"""Table of the PA-X Peace Agreements Database."""
