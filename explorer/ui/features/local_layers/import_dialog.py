"""What a dry run found in a layer's file, before it is drawn."""

from collections.abc import Mapping
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
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


class LayerReportDialog(QDialog):
    """Tells what was found and asks for a name; ``off_map`` and ``swapped`` lead to advice."""

    def __init__(
        self,
        parent: QWidget,
        report: LayerReport,
        words: Mapping[str, str],
        *,
        off_map: bool = False,
        swapped: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("A map layer of your own"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = sentences(report, words)
        if off_map:
            said.append(self.tr("Nothing of it lies on this map."))
        self.found = QLabel("\n".join(f"• {one}" for one in said), self)
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setWordWrap(True)
        self.found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.found.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 60)
        self.name = QLineEdit(PurePath(report.file).stem[:_MAX_NAME], self)
        self.name.setMaxLength(_MAX_NAME)
        self.latitude_first = QCheckBox(
            self.tr("Latitude comes &first in this file; read it again that way"), self
        )
        self.latitude_first.setVisible(swapped)
        self.buttons = QDialogButtonBox(self)
        self.draw = self.buttons.addButton(
            self.tr("&Draw it"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.latitude_first.toggled.connect(self._tell_verb)
        self._lay_out(report.file)

    def _lay_out(self, file: str) -> None:
        heading = QLabel(file, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        kept = QLabel(
            self.tr(
                "It is drawn as local, not from the pack. A copy of its shapes is kept with your"
                " desk; the file itself is left as it is."
            ),
            self,
        )
        kept.setWordWrap(True)
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        layout = QVBoxLayout(self)
        for widget in (heading, self.found, self.latitude_first):
            layout.addWidget(widget)
        layout.addLayout(form)
        layout.addWidget(kept)
        layout.addWidget(self.buttons)

    def _tell_verb(self, again: bool) -> None:
        self.draw.setText(self.tr("&Read again") if again else self.tr("&Draw it"))
