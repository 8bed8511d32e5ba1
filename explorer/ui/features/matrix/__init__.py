"""Matrix of all clauses of a document by all parties that take positions."""
