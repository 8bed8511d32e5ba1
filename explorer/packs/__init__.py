"""Content packs: source files read, checked and compiled to one SQLite file."""
