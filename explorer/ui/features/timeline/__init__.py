"""Timeline: documents, events and stances by party on an axis of dates."""
