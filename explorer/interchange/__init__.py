"""Foreign texts and formats, in and out."""
