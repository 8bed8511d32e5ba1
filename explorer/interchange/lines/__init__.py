"""Lines of a foreign text before its points are read: markup, pages, notes and contents apart."""
