"""Stand-in for Qt's module of the same name in the frozen program, as `QtOpenGL`."""


class QOpenGLWidget:
    """Class from which pyqtgraph derives a view that the program does not open."""
