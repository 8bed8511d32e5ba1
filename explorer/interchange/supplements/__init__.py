"""Files that desks exchange: supplements and briefing sets."""
