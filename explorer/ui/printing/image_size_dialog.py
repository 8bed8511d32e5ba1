"""Asks how large a picture or drawing of the map shall be."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from explorer.reports.text.image_size import LARGEST_PIXELS, PictureSize

HeightFor = Callable[[int], float]
"""Millimetres that a width makes the height where it follows the ground seen."""


class PictureSizeDialog(QDialog):
    """Width, height, resolution with the pixels they make, and whether without colour."""

    def __init__(
        self,
        parent: QWidget | None,
        size: PictureSize,
        height_for: HeightFor | None = None,
        *,
        in_pixels: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Size of the picture"))
        self._height_for = height_for
        self._in_pixels = in_pixels
        self.width_mm = self._spin(60, 1200, size.width_mm, self.tr(" mm"))
        self.as_seen = QCheckBox(self.tr("&Just the ground that is seen"), self)
        self.as_seen.setChecked(height_for is not None)
        self.height_mm = self._spin(60, 2400, size.height_mm, self.tr(" mm"))
        self.dpi = self._spin(36, 1200, size.dpi, self.tr(" dots per inch"))
        self.grey = QCheckBox(self.tr("&Told apart without colour"), self)
        self.grey.setChecked(size.grey)
        self.pixels = QLabel(self)
        self.buttons = QDialogButtonBox(self)
        self.buttons.setStandardButtons(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.addRow(self.tr("&Width"), self.width_mm)
        form.addRow("", self.as_seen)
        form.addRow(self.tr("&Height"), self.height_mm)
        form.addRow(self.tr("&Resolution"), self.dpi)
        form.addRow("", self.grey)
        form.addRow(self.pixels)
        form.addRow(self.buttons)
        form.setRowVisible(self.as_seen, self._height_for is not None)
        form.setRowVisible(self.dpi, self._in_pixels)
        form.setRowVisible(self.pixels, self._in_pixels)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for spin in (self.width_mm, self.height_mm, self.dpi):
            spin.valueChanged.connect(self._tell)
        self.as_seen.toggled.connect(self._tell)

    def _spin(self, least: int, most: int, value: int, suffix: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setValue(value)
        spin.setSuffix(suffix)
        return spin

    @property
    def size_wanted(self) -> PictureSize:
        """What is set now."""
        return PictureSize(
            self.width_mm.value(),
            self.height_mm.value(),
            self.dpi.value(),
            grey=self.grey.isChecked(),
            as_seen=self.as_seen.isChecked(),
        )

    def _tell(self) -> None:
        follows = self._height_for is not None and self.as_seen.isChecked()
        self.height_mm.setEnabled(not follows)
        if self._height_for is not None and follows:
            self.height_mm.setValue(round(self._height_for(self.width_mm.value())))
        size = self.size_wanted
        text = self.tr("{width} × {height} pixels").format(width=size.columns, height=size.rows)
        if not size.is_possible:
            text = self.tr("{pixels}: more than {most} on a side cannot be drawn.").format(
                pixels=text, most=LARGEST_PIXELS
            )
        self.pixels.setText(text)
        possible = size.is_possible or not self._in_pixels
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(possible)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        size: PictureSize,
        height_for: HeightFor | None = None,
        *,
        in_pixels: bool = True,
    ) -> PictureSize | None:
        """The size agreed upon; None where the reader thinks better of it."""
        dialog = cls(parent, size, height_for, in_pixels=in_pixels)
        agreed = dialog.exec()
        dialog.deleteLater()
        return dialog.size_wanted if agreed else None
