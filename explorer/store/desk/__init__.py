"""The desk: the user's database, with undo journal, back-up and recovery."""
