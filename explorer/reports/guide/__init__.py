"""The user guide: its pages, a search in them, and the guide on paper."""
