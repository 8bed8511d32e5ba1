"""The user's own records: added, changed, corrected, removed; the pack is read with them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.local_records import LocalRecord, RecordKind, local_reference, state_of
from explorer.i18n.message_catalog import load_words
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.core.desk_session import DeskSession
from explorer.ui.dialogs import confirm
from explorer.ui.window.window_controller import WindowController

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from explorer.domain.desk.form_options import FormChoices
    from explorer.packs.compiler.local_records import RejectedRecord
    from explorer.packs.source.problems import Problem
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.records.form import RecordForm
    from explorer.ui.widgets.form.pick_list import PickList

#: Kinds whose record has an ``id`` in a pack; the others add to a clause.
_NAMED = frozenset(RecordKind) - {RecordKind.QUANTITY, RecordKind.TOPICS}


class RecordController(QObject):
    """Connects forms, desk and pack. ``draft_wanted`` tells of a draft to be put right."""

    draft_requested = Signal(object)

    def __init__(
        self, conductor: BrowsingSession, verbs: WindowController, desk: DeskSession
    ) -> None:
        super().__init__(conductor)
        self.conductor, self.window = conductor, conductor.window
        self.verbs, self.desk = verbs, desk
        # What is on its way to the desk: a source is cited before it is written.
        self._underway: dict[str, LocalRecord] = {}
        actions = self.window.actions_by_name
        for kind in RecordKind:
            if kind is not RecordKind.DOCUMENT:
                adding = actions[f"add_{kind}"]
                adding.triggered.connect(lambda _=False, k=kind: self.add(k))
        actions["own_records"].triggered.connect(self.show_all)
        verbs.local_requested.connect(self._follow_link)
        desk.changed.connect(self._read_with)
        conductor.opened.connect(lambda: self._read_with(self.desk.desk))

    def _read_with(self, desk: Desk) -> None:
        """Let every pane read the pack with the records the desk has for it."""
        for one in desk.records:
            self._underway.pop(one.key, None)
        info = self.conductor.info
        if info is None or not self.desk.is_read:
            return
        records, shown = self.records(desk), self.conductor.session.local
        state = info.local_state if shown is None else state_of(shown)
        if state_of(records) != state:
            self.conductor.session.show_local(records)

    def records(self, desk: Desk | None = None) -> tuple[LocalRecord, ...]:
        """The records of the pack that is open."""
        info = self.conductor.info
        held = (desk or self.desk.desk).records
        return tuple(one for one in held if info is not None and one.pack == info.reference)

    def add(self, kind: RecordKind) -> None:
        """Ask for a record about what is shown."""
        page = self.conductor.page
        if page is None:
            return
        # A position is measured against the clause that this one stands for.
        about = page.stances_from[0] if page.stances_from else page.reference
        filled: dict[str, Any] = {"clause": about, "clauses": [about]}
        if kind is RecordKind.SIDE_PROVISION and page.clause is not None:
            filled["related_clauses"] = [about.partition("/")[2]]
        self._ask(kind, filled)

    def _follow_link(self, verb: str, reference: str) -> None:
        if verb == "correct":
            self._correct(reference)
            return
        found = next((one for one in self.records() if one.reference == reference), None)
        if found is not None:
            self.edit(found)

    def _correct(self, reference: str) -> None:
        """Begin a twin of one of the pack's records; the original stays beside it."""
        from explorer.domain.desk.corrections import correction_of

        page = self.conductor.page
        found = correction_of(page, reference) if page is not None else None
        if found is not None:
            self._ask(*found, corrects=reference)

    def edit(self, record: LocalRecord) -> None:
        """Change a record."""
        if record.kind is RecordKind.DOCUMENT:
            self.draft_requested.emit(record)
            return
        self._ask(record.kind, dict(record.content), before=record, corrects=record.corrects)

    def _ask(
        self,
        kind: RecordKind,
        filled: Mapping[str, Any],
        *,
        before: LocalRecord | None = None,
        corrects: str = "",
    ) -> None:
        language = self.language

        def read(connection: "PackConnection") -> "FormChoices":
            from explorer.store.pack.form_options import form_choices

            return form_choices(connection, language)

        def show(choices: "FormChoices") -> None:
            from explorer.ui.features.records.form import RecordForm

            about = ""
            if corrects:
                about = self.tr("This will stand beside {reference} of the pack, which stays.")
            author = before.author if before is not None else self.verbs.settings.author
            form = RecordForm(
                self.window,
                kind,
                choices,
                load_words(language),
                author,
                about.format(reference=corrects),
            )
            form.set_content(filled)
            form.source_requested.connect(
                lambda picks: self.ask_source(form, form.author.text(), picks)
            )
            form.submitted.connect(lambda: self._check(form, before, corrects))
            form.open()

        self.conductor.session.reader.ask("form", read, show)

    @property
    def language(self) -> str:
        """The content language that is read."""
        navigator = self.conductor.navigator
        return navigator.viewpoint.language if navigator is not None else "en"

    def ask_source(self, parent: "QWidget", author: str, picks: "PickList") -> None:
        """Ask for a source while something that cites it is being written; it is kept at once."""
        from explorer.domain.desk.form_options import FormChoices
        from explorer.ui.features.records.form import RecordForm

        asked = RecordForm(
            parent, RecordKind.SOURCE, FormChoices(), load_words(self.language), author
        )

        def kept(record: LocalRecord) -> None:
            content = record.content
            said = f"{content['publisher']}, {content['date']}: {content['title']}"
            picks.tick(record.reference, said)

        asked.submitted.connect(lambda: self._check(asked, None, "", kept))
        asked.open()

    def _made(self, form: "RecordForm", before: LocalRecord | None, corrects: str) -> LocalRecord:
        key = before.key if before is not None else str(uuid4())
        reference = before.reference if before is not None else local_reference(key, form.kind)
        content = form.content()
        if before is not None:
            asked = set(form.fields.inputs)
            content = {k: v for k, v in before.content.items() if k not in asked} | content
        if form.kind in _NAMED:
            content = {"id": reference, **content}
        assert self.conductor.info is not None
        return LocalRecord(
            key,
            self.conductor.info.reference,
            form.kind,
            reference,
            content,
            form.author.text().strip(),
            corrects,
        )

    def _check(
        self,
        form: "RecordForm",
        before: LocalRecord | None,
        corrects: str,
        kept: Any = None,  # noqa: ANN401 - called with the record
    ) -> None:
        """Let the pack's own rules look at it; what does not fit stays in the form."""
        record = self._made(form, before, corrects)
        if self._is_in_the_future(record) and not confirm.confirm(
            form,
            form.windowTitle(),
            self.tr("The date is later than today."),
            self.tr("&Keep it so"),
            self.tr("&Change the date"),
        ):
            return

        def told(problems: "Sequence[Problem]") -> None:
            if problems:
                form.show_problems(problems)
                return
            form.accept()
            if kept is not None:
                kept(record)

        self.save_if_valid(record, told)

    def _is_in_the_future(self, record: LocalRecord) -> bool:
        day = record.content.get("date")
        # Today on this desk: a statement of tomorrow is a slip of the hand.
        return day is not None and date.fromisoformat(str(day)) > date.today()  # noqa: DTZ011

    def save_if_valid(
        self, record: LocalRecord, told: "Callable[[Sequence[Problem]], None]"
    ) -> None:
        """Keep a record that fits the pack; ``told`` what is wrong with it, nothing where kept."""
        known = {one.key: one for one in self.records()} | self._underway
        others = [one for one in known.values() if one.key != record.key]

        def read(connection: "PackConnection") -> "Sequence[RejectedRecord]":
            from explorer.packs.compiler.local_records import check_local

            return check_local(connection, [*others, record])

        def answer(rejected: "Sequence[RejectedRecord]") -> None:
            wrong = [one.problems for one in rejected if one.record.key == record.key]
            if not wrong:
                self._keep(record)
            told(wrong[0] if wrong else ())

        self.conductor.session.reader.ask("check record", read, answer)

    def _keep(self, record: LocalRecord) -> None:
        from explorer.store.desk.local_records import save_records

        self._underway[record.key] = record
        self.verbs.settings = replace(self.verbs.settings, author=record.author)
        self.desk.change(save_records, [record])
        self.desk.after(lambda: self._go_to_day_of(record))
        self.verbs.note(self.tr("Kept on your desk. Ctrl+Z takes it back."))

    def _go_to_day_of(self, record: LocalRecord) -> None:
        """What was just added is seen, although it may be later than the day looked at."""
        navigator, told = self.conductor.navigator, record.content.get("date")
        if navigator is None or told is None or record.kind is RecordKind.SOURCE:
            return
        day = date.fromisoformat(str(told))
        if day > navigator.viewpoint.as_of:
            self.conductor.navigate_after_reload(day)

    def remove(self, record: LocalRecord) -> None:
        """Remove a record; Ctrl+Z brings it back. What cites it would not be shown any more."""
        from explorer.domain.desk.local_records import names_in
        from explorer.store.desk.local_records import remove_records

        others = [one for one in self.records() if one.key != record.key]
        resting = [one for one in others if record.reference in names_in(one.content)]
        if resting and not confirm.confirm(
            self.window,
            self.tr("Remove a record"),
            self.tr(
                "%n record(s) of yours rest on it and are not shown without it, such as “{label}”.",
                "",
                len(resting),
            ).format(label=resting[0].label[:80]),
            self.tr("&Remove it"),
            self.tr("&Keep it"),
        ):
            return

        self.desk.change(remove_records, [record.key])

    def show_all(self) -> None:
        """List the records, and those that do not fit the pack as it is now."""
        records = self.records()

        def read(connection: "PackConnection") -> "Sequence[RejectedRecord]":
            from explorer.packs.compiler.local_records import check_local

            return check_local(connection, records)

        def show(rejected: "Sequence[RejectedRecord]") -> None:
            from explorer.ui.features.records.records_dialog import LocalRecordsDialog

            dialog = LocalRecordsDialog(self.window, records, rejected)
            dialog.edit_requested.connect(self.edit)
            dialog.remove_requested.connect(self.remove)
            dialog.opened.connect(self._open)
            dialog.history_requested.connect(self._show_history)
            self.desk.changed.connect(dialog.follow)
            dialog.open()

        self.conductor.session.reader.ask("own records", read, show)

    def _open(self, record: LocalRecord) -> None:
        content = record.content
        targets = [content.get("clause"), *(content.get("clauses") or [])]
        if record.kind is RecordKind.SOURCE:
            self.verbs.follow_link(f"source:{record.reference}")
        elif record.kind in {RecordKind.SIDE_PROVISION, RecordKind.DOCUMENT}:
            self.conductor.select(record.reference)
        elif targets and targets[0]:
            self.conductor.select(str(targets[0]))

    def _show_history(self, record: LocalRecord) -> None:
        from explorer.ui.features.records.records_dialog import history_dialog

        def read_and_tell(found: Any) -> None:  # noqa: ANN401 - past records
            history_dialog(self.window, record, found).open()

        self.desk.ask_history(record.key, read_and_tell)
