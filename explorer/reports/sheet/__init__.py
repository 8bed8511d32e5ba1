"""The clause sheet: its content, its length and its data for typesetting."""
