"""Files that mean no good, invented by the thousand; what was worth keeping is in tests/data/corpus."""
