"""Asks how large a picture of the map shall be."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from explorer.reports.picture_size import LARGEST_PIXELS, PictureSize


class PictureSizeDialog(QDialog):
    """Width, height and resolution, with the pixels they make."""

    def __init__(self, parent: QWidget | None, size: PictureSize) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Size of the picture"))
        self.width_mm = self._spin(60, 1200, size.width_mm, self.tr(" mm"))
        self.height_mm = self._spin(60, 1200, size.height_mm, self.tr(" mm"))
        self.dpi = self._spin(36, 1200, size.dpi, self.tr(" dots per inch"))
        self.pixels = QLabel(self)
        self.buttons = QDialogButtonBox(self)
        self.buttons.setStandardButtons(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(self.tr("&Width"), self.width_mm)
        form.addRow(self.tr("&Height"), self.height_mm)
        form.addRow(self.tr("&Resolution"), self.dpi)
        form.addRow(self.pixels)
        form.addRow(self.buttons)
        self._tell()

    def _spin(self, least: int, most: int, value: int, suffix: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setValue(value)
        spin.setSuffix(suffix)
        spin.valueChanged.connect(self._tell)
        return spin

    @property
    def size_wanted(self) -> PictureSize:
        """What is set now."""
        return PictureSize(self.width_mm.value(), self.height_mm.value(), self.dpi.value())

    def _tell(self) -> None:
        if not hasattr(self, "buttons"):
            return  # still being made
        size = self.size_wanted
        text = self.tr("{width} × {height} pixels").format(width=size.columns, height=size.rows)
        if not size.is_possible:
            text = self.tr("{pixels}: more than {most} on a side cannot be drawn.").format(
                pixels=text, most=LARGEST_PIXELS
            )
        self.pixels.setText(text)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(size.is_possible)

    @classmethod
    def ask(cls, parent: QWidget | None, size: PictureSize) -> PictureSize | None:
        """The size agreed upon; None where the reader thinks better of it."""
        dialog = cls(parent, size)
        return dialog.size_wanted if dialog.exec() else None
