"""Values of the desk: notes, briefing sets, local records and layers, and how versions merge."""
