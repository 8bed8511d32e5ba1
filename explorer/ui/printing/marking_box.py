"""Field of the marking: free text or a marking of two schemes, with the rule of the scheme."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from explorer.reports.text.protective_marking import PRESETS, marking_of

translate = QCoreApplication.translate


class MarkingBox(QComboBox):
    """Editable combo box of markings; ``rule`` is a label with the rule of the current one."""

    def __init__(self, marking: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.addItem("")
        self._rules: dict[str, str] = {}
        for number, (text, key) in enumerate(PRESETS, start=1):
            self.addItem(text)
            self._rules[text] = _rules()[key]
            self.setItemData(number, self._rules[text], Qt.ItemDataRole.ToolTipRole)
        self.rule = QLabel(parent)
        self.rule.setWordWrap(True)
        font = self.rule.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.rule.setFont(font)
        edit = self.lineEdit()
        if edit is not None:
            edit.setMaxLength(60)
            edit.setPlaceholderText(self.tr("none"))
        self.setEditText(marking)
        self.editTextChanged.connect(self._show_rule)
        self._show_rule(marking)

    def _show_rule(self, typed: str) -> None:
        text = marking_of(typed).text
        known = max((name for name in self._rules if text.startswith(name)), key=len, default="")
        self.rule.setText(self._rules.get(known, ""))
        self.rule.setVisible(bool(known))


def _rules() -> dict[str, str]:
    """Return the rules of the markings, shortened, by their keys."""
    return {
        "gscp_official": translate("MarkingBox", "UK GSCP: routine business; need not be marked."),
        "gscp_official_sensitive": translate(
            "MarkingBox",
            "UK GSCP: need to know; always marked, a descriptor or handling words may follow.",
        ),
        "gscp_secret": translate(
            "MarkingBox", "UK GSCP: only for cleared readers, on systems made for SECRET."
        ),
        "gscp_top_secret": translate(
            "MarkingBox", "UK GSCP: number each copy and keep a record of its readers."
        ),
        "tlp_red": translate(
            "MarkingBox", "TLP 2.0: for the named recipients alone; no further disclosure."
        ),
        "tlp_amber_strict": translate(
            "MarkingBox", "TLP 2.0: need to know, within the recipient's organisation only."
        ),
        "tlp_amber": translate(
            "MarkingBox", "TLP 2.0: need to know, within the organisation and its clients."
        ),
        "tlp_green": translate(
            "MarkingBox", "TLP 2.0: within the community, not in public channels."
        ),
        "tlp_clear": translate("MarkingBox", "TLP 2.0: no limit on disclosure."),
    }
