"""Books: briefing sets, comparisons, timelines and other documents of several parts."""
