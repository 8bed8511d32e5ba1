"""Files that mean no good, invented by the thousand; those kept are in tests/data/corpus."""
