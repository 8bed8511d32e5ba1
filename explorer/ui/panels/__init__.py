"""The panes of the window, one folder each; no pane imports another."""
