"""Widgets that several panels and dialogs use."""
