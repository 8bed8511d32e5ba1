"""Clause summaries, briefing sets and maps as files: PDF, DOCX, HTML, SVG and others."""
