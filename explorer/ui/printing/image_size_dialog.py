"""Dialog for the size of an exported image or drawing of the map."""

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
"""Returns the height in millimetres for a width, if it follows from the visible extent."""


class PictureSizeDialog(QDialog):
    """Dialog with width, height, resolution, the resulting pixels, and black and white."""

    def __init__(
        self,
        parent: QWidget | None,
        size: PictureSize,
        height_for: HeightFor | None = None,
        *,
        in_pixels: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Image size"))
        self._height_for = height_for
        self._in_pixels = in_pixels
        self.width_mm = self._spin(60, 1200, size.width_mm, self.tr(" mm"))
        self.as_seen = QCheckBox(self.tr("&Current view only"), self)
        self.as_seen.setChecked(height_for is not None)
        self.height_mm = self._spin(60, 2400, size.height_mm, self.tr(" mm"))
        self.dpi = self._spin(36, 1200, size.dpi, self.tr(" dots per inch"))
        self.grey = QCheckBox(self.tr("&Black-and-white safe"), self)
        self.grey.setChecked(size.grey)
        self.pixels = QLabel(self)
        self.buttons = QDialogButtonBox(self)
        self.buttons.setStandardButtons(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        self._connect()
        self._update()

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
            spin.valueChanged.connect(self._update)
        self.as_seen.toggled.connect(self._update)

    def _spin(self, least: int, most: int, value: int, suffix: str) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setRange(least, most)
        spin.setValue(value)
        spin.setSuffix(suffix)
        return spin

    @property
    def size_requested(self) -> PictureSize:
        """Size from the current fields."""
        return PictureSize(
            self.width_mm.value(),
            self.height_mm.value(),
            self.dpi.value(),
            grey=self.grey.isChecked(),
            as_seen=self.as_seen.isChecked(),
        )

    def _update(self) -> None:
        is_computed = self._height_for is not None and self.as_seen.isChecked()
        self.height_mm.setEnabled(not is_computed)
        if self._height_for is not None and is_computed:
            self.height_mm.setValue(round(self._height_for(self.width_mm.value())))
        size = self.size_requested
        text = self.tr("{width} × {height} pixels").format(width=size.columns, height=size.rows)
        if not size.is_possible:
            text = self.tr("{pixels}: the most is {most} per side. Reduce the size.").format(
                pixels=text, most=LARGEST_PIXELS
            )
        self.pixels.setText(text)
        is_possible = size.is_possible or not self._in_pixels
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_possible)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        size: PictureSize,
        height_for: HeightFor | None = None,
        *,
        in_pixels: bool = True,
    ) -> PictureSize | None:
        """Ask for a size. Return None if the dialog is cancelled."""
        dialog = cls(parent, size, height_for, in_pixels=in_pixels)
        is_accepted = dialog.exec()
        dialog.deleteLater()
        return dialog.size_requested if is_accepted else None
