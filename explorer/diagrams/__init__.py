"""Boxes and arrows: what is drawn, and where each lies, for the screen and for paper alike."""
