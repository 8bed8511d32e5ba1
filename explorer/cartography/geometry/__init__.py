"""Projection, geodesic measures and plane geometry."""
