"""Output of clause summaries, briefing sets and maps as PDF, DOCX, HTML, SVG and other files."""
