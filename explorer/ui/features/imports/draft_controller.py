"""Controller of drafts: a text that is pasted or opened becomes a local document."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import uuid4

from PySide6.QtCore import QObject
from shiboken6 import isValid

from explorer.domain.desk.local_records import LocalRecord, RecordKind, local_reference
from explorer.i18n.message_catalog import load_words
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from explorer.domain.content.documents import Clause
    from explorer.domain.desk.form_options import FormChoices
    from explorer.interchange.document_reader import ParsedDocument
    from explorer.interchange.text.correspondence_matcher import Proposals
    from explorer.interchange.text.point_model import ParsedPoints
    from explorer.packs.source.problems import Problem
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.imports.draft_wizard import DraftWizard
    from explorer.ui.widgets.form.pick_list import PickList


class Records(Protocol):
    """What is needed of the controller of local records."""

    def save_if_valid(
        self, record: LocalRecord, done: "Callable[[Sequence[Problem]], None]"
    ) -> None:
        """Save a record that fits the pack; ``done`` gets its problems."""

    def ask_source(self, parent: "QWidget", author: str, picks: "PickList") -> None:
        """Open the form of a source, and select it in ``picks`` when it is saved."""


class DraftController(QObject):
    """Opens the wizard of a draft and saves what it returns through ``records``."""

    def __init__(self, context: AppContext, records: Records) -> None:
        super().__init__(context.browsing)
        self.context = context
        self._records = records
        context.actions[ActionId.ADD_DRAFT].triggered.connect(lambda _checked: self.ask(None))

    def ask(self, before: LocalRecord | None = None) -> None:
        """Open the wizard for a new draft, or for the record ``before``."""
        language = self.context.browsing.language

        def read(connection: "PackConnection") -> "FormChoices":
            from explorer.store.pack.form_options import form_choices

            return form_choices(connection, language)

        def show(choices: "FormChoices") -> None:
            from explorer.ui.features.imports.draft_wizard import DraftWizard

            author = self.context.preferences.settings.author
            catalog = load_words(language)
            wizard = DraftWizard(self.context.dialog_parent, choices, self._parse, catalog, author)
            wizard.text.file_requested.connect(lambda path: self._read_file(wizard, path))
            wizard.about.source_requested.connect(
                lambda picks: self._records.ask_source(wizard, wizard.author.text(), picks)
            )
            wizard.counterparts.proposals_requested.connect(lambda: self._propose(wizard))
            wizard.submitted.connect(lambda: self._save(wizard, before))
            if before is not None:
                wizard.show_record(before.content)
                wizard.author.setText(before.author)
            wizard.open()

        self.context.reader.read("draft", read, show)

    def _parse(
        self, work: "Callable[[], ParsedPoints]", show: "Callable[[ParsedPoints], None]"
    ) -> None:
        self.context.files.submit(work, show, kind="points")

    def _read_file(self, wizard: "DraftWizard", path: Path) -> None:
        def read() -> "ParsedDocument":
            from explorer.interchange.document_reader import read_draft

            return read_draft(path)

        def show(file: "ParsedDocument") -> None:
            if isValid(wizard):  # it may have been closed since
                wizard.show_file(file)

        self.context.files.submit(read, show, kind="draft file")

    def _propose(self, wizard: "DraftWizard") -> None:
        points = wizard.points.points()
        document = wizard.about.against.currentData()
        language = self.context.browsing.language

        def read(connection: "PackConnection") -> "tuple[tuple[Clause, ...], Proposals]":
            from explorer.interchange.text.correspondence_matcher import propose
            from explorer.store.pack.subjects import clauses_of

            clauses = clauses_of(connection, document, language)
            return clauses, propose(points, clauses)

        def show(clauses_and_proposals: "tuple[tuple[Clause, ...], Proposals]") -> None:
            clauses, proposals = clauses_and_proposals
            wizard.counterparts.show_proposals(points, clauses, proposals.points, proposals.dropped)

        self.context.reader.read("proposals", read, show)

    def _save(self, wizard: "DraftWizard", before: LocalRecord | None) -> None:
        key = before.key if before is not None else str(uuid4())
        author = wizard.author.text().strip()
        records = [self._record(key, wizard.content(), author)]
        records += [
            self._record(str(uuid4()), content, author) for content in wizard.annex_contents()
        ]

        def save(place: int) -> None:
            self._records.save_if_valid(records[place], lambda problems: close(place, problems))

        def close(place: int, problems: "Sequence[Problem]") -> None:
            if problems:
                wizard.show_problems([f"{each.what}; {each.remedy}." for each in problems])
            elif place + 1 < len(records):
                save(place + 1)
            else:
                wizard.close_kept()
                self.context.browsing.select_after_reload(records[0].reference)

        save(0)

    def _record(self, key: str, content: "Mapping[str, Any]", author: str) -> LocalRecord:
        """Return the record of a document."""
        info = self.context.browsing.info
        assert info is not None
        reference = local_reference(key, RecordKind.DOCUMENT)
        return LocalRecord(
            key,
            info.reference,
            RecordKind.DOCUMENT,
            reference,
            {"id": reference, **content},
            author,
        )
