"""Dialog with the report on a layer's file before the layer is added."""

from collections.abc import Mapping
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from explorer.local_layers.import_report import LayerReport, sentences

_MAX_NAME = 80
_MAX_SAMPLE = 40


class LayerReportDialog(QDialog):
    """Dialog with a report and a name; ``off_map`` and ``swapped`` add advice."""

    def __init__(
        self,
        parent: QWidget,
        report: LayerReport,
        catalog: Mapping[str, str],
        *,
        off_map: bool = False,
        swapped: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add map layer"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = sentences(report, catalog)
        if off_map:
            lines.append(self.tr("The layer is outside this map."))
        self.report = QLabel("\n".join(f"• {line}" for line in lines), self)
        self.report.setTextFormat(Qt.TextFormat.PlainText)
        self.report.setWordWrap(True)
        self.report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 60)
        self.name = QLineEdit(PurePath(report.file).stem[:_MAX_NAME], self)
        self.name.setMaxLength(_MAX_NAME)
        self.columns = QComboBox(self)
        self._offer_columns(report)
        self.latitude_first = QCheckBox(self.tr("&Coordinates are latitude, longitude"), self)
        self.latitude_first.setVisible(swapped)
        self.buttons = QDialogButtonBox(self)
        self.add_button = self.buttons.addButton(
            self.tr("&Add to map"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.latitude_first.toggled.connect(self._update_button)
        self._lay_out(report.file)

    def _offer_columns(self, report: LayerReport) -> None:
        """Offer the columns of the file, each with its first text."""
        if report.columns and not report.name_column:
            self.columns.addItem(self.tr("as in the file"), "")
        for column, sample in report.columns:
            text = f"{column} ({sample[:_MAX_SAMPLE]})" if sample else column
            self.columns.addItem(text, column)
        self.columns.setCurrentIndex(max(self.columns.findData(report.name_column), 0))
        self.columns.setVisible(self.columns.count() > 0)

    @property
    def name_column(self) -> str:
        """Column that is to name the features, "" for the names that the file has."""
        return str(self.columns.currentData() or "")

    def _lay_out(self, file: str) -> None:
        heading = QLabel(file, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        note = QLabel(
            self.tr("Shown as a local layer. A copy is stored; the file is not changed."),
            self,
        )
        note.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        if self.columns.count():
            form.addRow(self.tr("&Feature names from"), self.columns)
        layout = QVBoxLayout(self)
        for widget in (heading, self.report, self.latitude_first):
            layout.addWidget(widget)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(self.buttons)

    def _update_button(self, is_read_again: bool) -> None:
        self.add_button.setText(self.tr("&Read again") if is_read_again else self.tr("&Add to map"))
