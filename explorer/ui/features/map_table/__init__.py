"""Table of the map's features, which can be sorted, copied and read by a screen reader."""
