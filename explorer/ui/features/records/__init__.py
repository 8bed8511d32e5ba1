"""Local records: stances, sources and other entries that users add."""
