"""Type of the item that the map derives from."""

from PySide6.QtWidgets import QGraphicsObject

class GraphicsObject(QGraphicsObject):
    def __init__(self) -> None: ...
