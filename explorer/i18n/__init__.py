"""Message catalogue and the formats of numbers, dates and quantities."""
