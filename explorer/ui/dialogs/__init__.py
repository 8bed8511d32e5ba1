"""Dialogs, each with a function that asks and returns the answer."""
