"""Small reusable parts that know nothing of clauses."""
