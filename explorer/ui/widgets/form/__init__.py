"""Forms built from the specification of a record."""
