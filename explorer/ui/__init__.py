"""Everything on screen: with ``app``, the only package that imports Qt or pyqtgraph."""
