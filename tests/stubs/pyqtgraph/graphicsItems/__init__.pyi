"""Items of pyqtgraph that the program derives from."""
