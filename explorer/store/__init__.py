"""The databases: the only package that imports SQLAlchemy. Frozen domain values in and out."""
