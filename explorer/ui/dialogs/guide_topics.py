"""Pages of the guide by the part of the window that has the keyboard focus."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

#: Page and anchor by the class of the widget or of what contains it; the innermost counts.
TOPICS: Mapping[str, tuple[str, str]] = {
    "TopBar": ("window", ""),
    "QueryBar": ("searching", "words"),
    "SearchBox": ("searching", "words"),
    "SearchPanel": ("searching", "results"),
    "FilterPanel": ("searching", "filters"),
    "AnswerCard": ("searching", "answers"),
    "AsOfBar": ("reading", "date"),
    "ClausesPanel": ("window", "clauses"),
    "ReaderPanel": ("reading", "text"),
    "NoteBox": ("reading", "notes"),
    "TagRow": ("reading", "notes"),
    "StancesPanel": ("reading", "stances"),
    "MapPanel": ("map", ""),
    "MapCardPanel": ("map", "card"),
    "MapTablePanel": ("map", "table"),
    "MapChangeDialog": ("map", "days"),
    "LocalLayersDialog": ("map", "layers"),
    "LayerReportDialog": ("map", "layers"),
    "ComparePanel": ("comparing", ""),
    "MatrixPanel": ("comparing", "matrix"),
    "TimelinePanel": ("comparing", "timeline"),
    "DiagramsPanel": ("comparing", "diagrams"),
    "BriefingPanel": ("briefing", ""),
    "PreviewDialog": ("briefing", "preview"),
    "PrintOptionsPanel": ("briefing", "options"),
    "SetDayDialog": ("briefing", "date"),
    "DraftWizard": ("additions", "draft"),
    "AgreementWizard": ("packs", "import"),
    "LocalRecordsDialog": ("additions", ""),
    "RecordForm": ("additions", "records"),
    "ConflictsDialog": ("additions", "share"),
    "LibraryDialog": ("packs", "install"),
    "InstallDialog": ("packs", "install"),
    "OffersDialog": ("packs", "team"),
    "JoinDialog": ("team", "join"),
    "TeamStateDialog": ("team", ""),
    "PaletteDialog": ("window", "palette"),
    "SettingsDialog": ("window", "settings"),
    "WelcomePage": ("getting-started", ""),
}


def topic_of(widget: QWidget | None) -> tuple[str, str]:
    """Return page and anchor for a widget, or "" twice if nothing that contains it has any."""
    while widget is not None:
        for base in type(widget).__mro__:
            if base.__name__ in TOPICS:
                return TOPICS[base.__name__]
        widget = widget.parentWidget()
    return "", ""
