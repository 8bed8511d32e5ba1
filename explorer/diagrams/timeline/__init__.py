"""The layout of the timeline: rows, clusters and the axis of dates."""
