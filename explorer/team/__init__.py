"""Work of a team through a hub on PostgreSQL; the only package that imports psycopg."""
