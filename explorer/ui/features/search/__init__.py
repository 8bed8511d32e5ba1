"""Results of the search box."""
