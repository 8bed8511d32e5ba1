"""The main window: its bars, actions, start-up and wiring."""
