"""The main window, its bars and actions, and the viewpoint all panes observe."""
