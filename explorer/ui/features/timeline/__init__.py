"""The timeline: documents, events and stances by party on a true axis of dates."""
