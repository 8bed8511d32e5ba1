"""Briefing sets: clauses, headings, notes, maps and tables to be printed together."""
