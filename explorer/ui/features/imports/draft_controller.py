"""A draft pasted or opened becomes a document of the user's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject
from shiboken6 import isValid

from explorer.domain.desk.local_records import OwnRecord, RecordKind, own_reference
from explorer.i18n.message_catalog import load_words
from explorer.ui.features.records.controller import OwnVerbs

if TYPE_CHECKING:
    from explorer.domain.content.documents import Clause
    from explorer.domain.desk.form_options import FormChoices
    from explorer.interchange.document_reader import DraftFile
    from explorer.interchange.text.correspondence_matcher import Proposals
    from explorer.packs.source.problems import Problem
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.imports.draft_wizard import DraftWizard


class DraftVerbs(QObject):
    """Connects the way from a text to a document with pack and desk."""

    def __init__(self, own: OwnVerbs) -> None:
        super().__init__(own)
        self.own, self.conductor, self.verbs = own, own.conductor, own.verbs
        own.window.actions_by_name["add_draft"].triggered.connect(self.add)
        own.draft_wanted.connect(self.ask)

    def add(self) -> None:
        """Ask for a draft."""
        self.ask()

    def ask(self, before: OwnRecord | None = None) -> None:
        """Ask for a draft, or for what is to be put right in one."""
        language = self.own.language

        def read(connection: "PackConnection") -> "FormChoices":
            from explorer.store.pack.form_options import form_choices

            return form_choices(connection, language)

        def show(choices: "FormChoices") -> None:
            from explorer.ui.features.imports.draft_wizard import DraftWizard

            wizard = DraftWizard(
                self.own.window, choices, load_words(language), self.verbs.settings.author
            )
            wizard.text.file_wanted.connect(lambda path: self._read_file(wizard, path))
            wizard.about.source_wanted.connect(
                lambda picks: self.own.ask_source(wizard, wizard.author.text(), picks)
            )
            wizard.counterparts.proposals_wanted.connect(lambda: self._propose(wizard))
            wizard.submitted.connect(lambda: self._keep(wizard, before))
            if before is not None:
                wizard.show_record(before.content)
                wizard.author.setText(before.author)
            wizard.open()

        self.conductor.session.reader.ask("draft", read, show)

    def _read_file(self, wizard: "DraftWizard", path: Path) -> None:
        def read(_connection: "PackConnection") -> "DraftFile":
            from explorer.interchange.document_reader import read_draft

            return read_draft(path)

        def show(file: "DraftFile") -> None:
            if isValid(wizard):  # it may have been closed meanwhile
                wizard.show_file(file)

        self.conductor.session.reader.ask("draft file", read, show)

    def _propose(self, wizard: "DraftWizard") -> None:
        points = wizard.points.points()
        document, language = wizard.about.against.currentData(), self.own.language

        def read(connection: "PackConnection") -> "tuple[tuple[Clause, ...], Proposals]":
            from explorer.interchange.text.correspondence_matcher import propose
            from explorer.store.pack.subjects import clauses_of

            clauses = clauses_of(connection, document, language)
            return clauses, propose(points, clauses)

        def show(found: "tuple[tuple[Clause, ...], Proposals]") -> None:
            clauses, proposals = found
            wizard.counterparts.show_proposals(points, clauses, proposals.points, proposals.dropped)

        self.conductor.session.reader.ask("proposals", read, show)

    def _keep(self, wizard: "DraftWizard", before: OwnRecord | None) -> None:
        info = self.conductor.info
        assert info is not None
        key = before.key if before is not None else str(uuid4())
        reference = own_reference(key, RecordKind.DOCUMENT)
        record = OwnRecord(
            key,
            info.reference,
            RecordKind.DOCUMENT,
            reference,
            {"id": reference, **wizard.content()},
            wizard.author.text().strip(),
        )

        def told(problems: "Sequence[Problem]") -> None:
            if problems:
                wizard.show_problems([f"{one.what}; {one.remedy}." for one in problems])
                return
            wizard.close_kept()
            self.conductor.select_when_read(reference)

        self.own.keep_if_sound(record, told)
