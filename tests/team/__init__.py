"""Work of a team, with a real PostgreSQL server."""
