"""Dialog of the settings; each change applies at once, as if it came from a menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.theme.text_size import LARGEST, SMALLEST


@dataclass(frozen=True, slots=True)
class SettingsChoices:
    """Present settings, and what can be chosen: pairs of a value and its name."""

    theme: str
    text_size: float
    interface_language: str
    interface_languages: tuple[tuple[str, str], ...]
    language: str
    languages: tuple[tuple[str, str], ...]
    start_layout: str
    layouts: tuple[tuple[str, str], ...]


class SettingsDialog(QDialog):
    """Dialog whose signals emit the chosen values."""

    theme_chosen = Signal(str)
    text_size_chosen = Signal(float)
    language_chosen = Signal(str)
    interface_language_chosen = Signal(str)
    start_layout_chosen = Signal(str)

    def __init__(self, parent: QWidget, choices: SettingsChoices) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        themes = (
            ("system", self.tr("Same as desktop")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
            ("contrast", self.tr("High contrast")),
        )
        self.theme = self._combo(themes, choices.theme, self.theme_chosen.emit)
        self.text_size = QDoubleSpinBox(self)
        self.text_size.setRange(SMALLEST, LARGEST)
        self.text_size.setDecimals(1)
        self.text_size.setSuffix(self.tr(" pt"))
        self.text_size.setKeyboardTracking(False)
        self.text_size.setValue(choices.text_size)
        self.text_size.valueChanged.connect(self.text_size_chosen)
        self.language = self._combo(choices.languages, choices.language, self.language_chosen.emit)
        self.interface_language = self._combo(
            choices.interface_languages,
            choices.interface_language,
            self.interface_language_chosen.emit,
        )
        starts = (("", self.tr("As it was left")), *choices.layouts)
        self.start_layout = self._combo(starts, choices.start_layout, self.start_layout_chosen.emit)
        layout = QVBoxLayout(self)
        # Each group has room for further rows.
        for title, rows in (
            (
                self.tr("Appearance"),
                (
                    (self.tr("&Colours:"), self.theme),
                    (self.tr("&Text size:"), self.text_size),
                ),
            ),
            (
                self.tr("Language"),
                (
                    (self.tr("&Interface language:"), self.interface_language),
                    (self.tr("Content &language:"), self.language),
                ),
            ),
            (self.tr("Start"), ((self.tr("&Window opens with:"), self.start_layout),)),
        ):
            layout.addWidget(self._group(title, rows))
        note = QLabel(self.tr("Changes apply at once."), self)
        layout.addWidget(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().height() * 26)

    def _group(self, title: str, rows: Sequence[tuple[str, QWidget]]) -> QGroupBox:
        group = QGroupBox(title, self)
        form = QFormLayout(group)
        for name, field in rows:
            form.addRow(name, field)
            purpose = name.replace("&", "").rstrip(":")
            field.setAccessibleName(purpose)
            field.setToolTip(purpose)
        return group

    def _combo(
        self, choices: Sequence[tuple[str, str]], chosen: str, emit: Callable[[str], None]
    ) -> QComboBox:
        combo = QComboBox(self)
        for value, name in choices:
            combo.addItem(name, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.activated.connect(lambda row: emit(combo.itemData(row)))
        return combo
