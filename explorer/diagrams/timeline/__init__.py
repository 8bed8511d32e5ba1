"""Timeline layout: rows, clusters and the axis of dates."""
