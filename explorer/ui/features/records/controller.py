"""Controller of local records: create, edit, correct and remove; the pack is read with them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from explorer.domain.desk.desk import Desk
from explorer.domain.desk.desk_change import DeskChange
from explorer.domain.desk.local_records import (
    LocalRecord,
    RecordKind,
    local_reference,
    records_hash,
)
from explorer.i18n.message_catalog import load_words
from explorer.ui.app_context import AppContext
from explorer.ui.core.action_id import ActionId
from explorer.ui.dialogs import confirm

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from explorer.domain.desk.form_options import FormChoices
    from explorer.packs.compiler.local_records import RejectedRecord
    from explorer.packs.source.problems import Problem
    from explorer.store.desk.file import DeskConnection
    from explorer.store.desk.local_records import PastRecord
    from explorer.store.pack.connection import PackConnection
    from explorer.ui.features.records.form import RecordForm
    from explorer.ui.widgets.form.pick_list import PickList

#: Kinds whose record has an ``id`` in a pack; the others add to a clause.
_NAMED = frozenset(RecordKind) - {RecordKind.QUANTITY, RecordKind.TOPICS}

#: Actions that the empty list of additions offers.
_OFFERED = (ActionId.ADD_STANCE, ActionId.ADD_DRAFT)


class RecordController(QObject):
    """Connects forms, desk and pack. ``draft_requested`` emits a draft that is to be edited."""

    draft_requested = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.browsing)
        self.context = context
        # Records on their way to the desk: a source is cited before it is written.
        self._pending: dict[str, LocalRecord] = {}
        for kind in RecordKind:
            if kind is not RecordKind.DOCUMENT:
                action = context.actions[ActionId(f"add_{kind}")]
                action.triggered.connect(lambda _=False, k=kind: self.add(k))
        context.actions[ActionId.OWN_RECORDS].triggered.connect(self.show_all)
        context.links.record_requested.connect(self._follow_link)
        context.desk.desk_changed.connect(self._show_desk)
        context.desk.opened.connect(lambda _: self._read_with_records())
        context.browsing.opened.connect(self._read_with_records)

    def _show_desk(self, desk: Desk, changes: DeskChange) -> None:
        if changes & DeskChange.RECORDS:
            for record in desk.records:
                self._pending.pop(record.key, None)
            self._read_with_records()

    def _read_with_records(self) -> None:
        """Read the pack again if the desk has other records for it than those shown."""
        info, pack = self.context.browsing.info, self.context.browsing.pack
        if info is None or not self.context.desk.is_read:
            return
        records = self.records()
        state = info.local_state if pack.local is None else records_hash(pack.local)
        if records_hash(records) != state:
            pack.show_local(records)

    def records(self) -> tuple[LocalRecord, ...]:
        """Return the records of the pack that is open."""
        info = self.context.browsing.info
        if info is None:
            return ()
        records = self.context.desk.desk.records
        return tuple(record for record in records if record.pack == info.reference)

    def add(self, kind: RecordKind) -> None:
        """Open the form of a new record about the selected subject."""
        subject = self.context.browsing.subject
        if subject is None:
            return
        # A position is measured against the clause that this one corresponds to.
        about = subject.stances_from[0] if subject.stances_from else subject.reference
        filled: dict[str, Any] = {"clause": about, "clauses": [about]}
        if kind is RecordKind.SIDE_PROVISION and subject.clause is not None:
            filled["related_clauses"] = [about.partition("/")[2]]
        self._ask(kind, filled)

    def _follow_link(self, verb: str, reference: str) -> None:
        if verb == "correct":
            self._correct(reference)
            return
        for record in self.records():
            if record.reference == reference:
                self.edit(record)

    def _correct(self, reference: str) -> None:
        """Open the form of a correction; the pack's record stays beside it."""
        from explorer.packs.source.corrections import correction_of

        subject = self.context.browsing.subject
        correction = correction_of(subject, reference) if subject is not None else None
        if correction is not None:
            self._ask(*correction, corrects=reference)

    def edit(self, record: LocalRecord) -> None:
        """Open the form of a record."""
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
        language = self.context.browsing.language

        def read(connection: "PackConnection") -> "FormChoices":
            from explorer.store.pack.form_options import form_choices

            return form_choices(connection, language)

        def show(choices: "FormChoices") -> None:
            from explorer.ui.features.records.form import RecordForm

            about = ""
            if corrects:
                about = self.tr("Shown next to {reference}; the pack's entry is kept.")
            author = (
                before.author if before is not None else self.context.preferences.settings.author
            )
            form = RecordForm(
                self.context.dialog_parent,
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

        self.context.reader.read("form", read, show)

    def ask_source(self, parent: "QWidget", author: str, picks: "PickList") -> None:
        """Open the form of a source that a record cites; the source is saved at once."""
        from explorer.domain.desk.form_options import FormChoices
        from explorer.ui.features.records.form import RecordForm

        catalog = load_words(self.context.browsing.language)
        form = RecordForm(parent, RecordKind.SOURCE, FormChoices(), catalog, author)

        def select(record: LocalRecord) -> None:
            content = record.content
            label = f"{content['publisher']}, {content['date']}: {content['title']}"
            picks.tick(record.reference, label)

        form.submitted.connect(lambda: self._check(form, None, "", select))
        form.open()

    def _record_of(
        self, form: "RecordForm", before: LocalRecord | None, corrects: str
    ) -> LocalRecord:
        key = before.key if before is not None else str(uuid4())
        reference = before.reference if before is not None else local_reference(key, form.kind)
        content = form.content()
        if before is not None:
            inputs = set(form.fields.inputs)
            content = {k: v for k, v in before.content.items() if k not in inputs} | content
        if form.kind in _NAMED:
            content = {"id": reference, **content}
        assert self.context.browsing.info is not None
        return LocalRecord(
            key,
            self.context.browsing.info.reference,
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
        on_saved: Callable[[LocalRecord], None] | None = None,
    ) -> None:
        """Save the record of a form that fits the pack; otherwise show its problems in the form."""
        record = self._record_of(form, before, corrects)
        if self._is_in_the_future(record) and not confirm.confirm(
            form,
            form.windowTitle(),
            self.tr("The date is later than today. Save anyway?"),
            self.tr("&Save anyway"),
            self.tr("&Edit date"),
        ):
            return

        def close(problems: "Sequence[Problem]") -> None:
            if problems:
                form.show_problems(problems)
                return
            form.accept()
            if on_saved is not None:
                on_saved(record)

        self.save_if_valid(record, close)

    def _is_in_the_future(self, record: LocalRecord) -> bool:
        day = record.content.get("date")
        # A statement of tomorrow is a typing error.
        return day is not None and date.fromisoformat(str(day)) > date.today()  # noqa: DTZ011

    def save_if_valid(
        self, record: LocalRecord, done: "Callable[[Sequence[Problem]], None]"
    ) -> None:
        """Save a record that fits the pack; ``done`` gets its problems, empty if it was saved."""
        known = {record.key: record for record in self.records()} | self._pending
        others = [other for other in known.values() if other.key != record.key]

        def read(connection: "PackConnection") -> "Sequence[RejectedRecord]":
            from explorer.packs.compiler.local_records import check_local

            return check_local(connection, [*others, record])

        def answer(rejected: "Sequence[RejectedRecord]") -> None:
            problems = [entry.problems for entry in rejected if entry.record.key == record.key]
            if not problems:
                self._save(record)
            done(problems[0] if problems else ())

        self.context.reader.read("check record", read, answer)

    def _save(self, record: LocalRecord) -> None:
        from explorer.store.desk.local_records import save_records

        self._pending[record.key] = record
        self.context.preferences.update(author=record.author)
        self.context.desk.change(save_records, [record])
        self.context.desk.after_writes(lambda: self._go_to_day_of(record))
        self.context.confirm_change(self.tr("Addition saved."))

    def _go_to_day_of(self, record: LocalRecord) -> None:
        """Go to the date of a record that was added, if it is later than the as-of date."""
        viewpoint, dated = self.context.browsing.viewpoint, record.content.get("date")
        if viewpoint is None or dated is None or record.kind is RecordKind.SOURCE:
            return
        day = date.fromisoformat(str(dated))
        if day > viewpoint.as_of:
            self.context.browsing.navigate_after_reload(day)

    def remove(self, record: LocalRecord) -> None:
        """Remove a record, after a question if other records cite it; undo restores it."""
        from explorer.domain.desk.local_records import names_in
        from explorer.store.desk.local_records import remove_records

        others = [other for other in self.records() if other.key != record.key]
        citing = [other for other in others if record.reference in names_in(other.content)]
        if citing and not confirm.confirm(
            self.context.dialog_parent,
            self.tr("Remove addition"),
            self.tr(
                "%n of your additions cite it and are not shown without it, such as “{label}”."
                " Remove it?",
                "",
                len(citing),
            ).format(label=citing[0].label[:80]),
            self.tr("&Remove"),
            self.tr("&Keep"),
        ):
            return

        self.context.desk.change(remove_records, [record.key])
        self.context.confirm_change(self.tr("Addition removed."))

    def show_all(self) -> None:
        """List the records, and those that do not fit the pack as it is now."""
        records = self.records()
        additions = [self.context.actions[name] for name in _OFFERED]

        def read(connection: "PackConnection") -> "Sequence[RejectedRecord]":
            from explorer.packs.compiler.local_records import check_local

            return check_local(connection, records)

        def show(rejected: "Sequence[RejectedRecord]") -> None:
            from explorer.ui.features.records.records_dialog import LocalRecordsDialog

            dialog = LocalRecordsDialog(self.context.dialog_parent, records, rejected, additions)
            dialog.edit_requested.connect(self.edit)
            dialog.remove_requested.connect(self.remove)
            dialog.opened.connect(self._open)
            dialog.history_requested.connect(self._show_history)
            self.context.desk.desk_changed.connect(dialog.follow)
            dialog.open()

        self.context.reader.read("local records", read, show)

    def _open(self, record: LocalRecord) -> None:
        content = record.content
        targets = [content.get("clause"), *(content.get("clauses") or [])]
        if record.kind is RecordKind.SOURCE:
            self.context.links.follow(f"source:{record.reference}")
        elif record.kind in {RecordKind.SIDE_PROVISION, RecordKind.DOCUMENT}:
            self.context.browsing.select(record.reference)
        elif targets and targets[0]:
            self.context.browsing.select(str(targets[0]))

    def _show_history(self, record: LocalRecord) -> None:
        from explorer.ui.features.records.records_dialog import history_dialog

        def read(connection: "DeskConnection") -> "tuple[PastRecord, ...]":
            from explorer.store.desk.local_records import record_history

            return record_history(connection, record.key)

        def show(versions: "tuple[PastRecord, ...]") -> None:
            history_dialog(self.context.dialog_parent, record, versions).open()

        self.context.desk.submit(read, show)
