"""Stand-in for Qt's module of the same name in the frozen program.

pyqtgraph imports it and uses it only for plots that are drawn with OpenGL; none here are.
"""
