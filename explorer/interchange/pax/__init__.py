"""The table of the PA-X Peace Agreements Database."""
