"""The reader: everything on the selected clause."""
