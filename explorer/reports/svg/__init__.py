"""Maps, timelines and diagrams as SVG."""
