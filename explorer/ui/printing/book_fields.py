"""Print options of a briefing set: copy number, author and clearance."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from explorer.reports.sheet.model import SheetOptions


class BookFields(QWidget):
    """Fields of a book; ``typed`` is emitted while typing, ``chosen`` by a check box."""

    typed = Signal()
    chosen = Signal()

    def __init__(self, options: SheetOptions, parent: QWidget) -> None:
        super().__init__(parent)
        self.releasable_only = QCheckBox(self.tr("&Releasable parts only"), self)
        self.releasable_only.setToolTip(
            self.tr("Leave out all notes and texts not marked releasable")
        )
        self.releasable_only.setChecked(options.releasable_only)
        self.copy_number = QLineEdit(options.copy_number, self)
        self.prepared_by = QLineEdit(options.prepared_by, self)
        self.cleared_by = QLineEdit(options.cleared_by, self)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.releasable_only)
        self.releasable_only.toggled.connect(self.chosen)
        for label, line in (
            (self.tr("Copy &number"), self.copy_number),
            (self.tr("Prepared &by"), self.prepared_by),
            (self.tr("Cle&ared by"), self.cleared_by),
        ):
            line.setMaxLength(80)
            line.textEdited.connect(self.typed)
            form.addRow(label, line)

    def added_to(self, options: SheetOptions) -> SheetOptions:
        """Return the options with the values of these fields."""
        return replace(
            options,
            releasable_only=self.releasable_only.isChecked(),
            copy_number=self.copy_number.text().strip(),
            prepared_by=self.prepared_by.text().strip(),
            cleared_by=self.cleared_by.text().strip(),
        )
