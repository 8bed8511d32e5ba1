"""Search queries, results and highlighting."""
