"""The map as styled shapes: layers, styles, labels, legend and furniture."""
