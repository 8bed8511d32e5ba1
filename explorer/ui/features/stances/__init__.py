"""Stances of the parties on the selected clause."""
