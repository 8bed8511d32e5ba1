"""Command palette: every action, clause, document, place and saved search by a few letters."""
