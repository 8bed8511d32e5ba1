"""Values of a pack: documents, clauses, stances, events, features, and the viewpoint on them."""
