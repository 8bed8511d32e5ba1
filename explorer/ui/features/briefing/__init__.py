"""The briefing panel: sets of clauses, headings, notes, maps and tables, made to be printed."""
