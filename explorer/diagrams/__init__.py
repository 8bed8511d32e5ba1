"""Boxes, arrows, lanes of time: what is drawn and where it lies, for screen and paper alike."""
