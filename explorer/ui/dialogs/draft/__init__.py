"""A draft pasted or opened: its points corrected, its sources asked, its counterparts confirmed."""
