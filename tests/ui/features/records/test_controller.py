"""Records of the user's own, as a briefer adds, corrects, prints and takes them back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from explorer.domain.desk.local_records import RecordKind
from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK
from explorer.ui.dialogs import confirm
from explorer.ui.dialogs.text_dialog import TextDialog
from explorer.ui.features.records.form import RecordForm
from explorer.ui.features.records.records_dialog import LocalRecordsDialog
from explorer.ui.printing.preview import PreviewDialog
from tests.reports.output_files import pdf_text
from tests.ui.conftest import WAIT_MS, Opened, open_window

SAID = "Said that a withdrawal is out of the question."
LATE = date(2026, 11, 25)


def form_of(qtbot: QtBot, opened: Opened, kind: RecordKind) -> RecordForm:
    """Return the form for a kind of record, once it is open."""

    def forms() -> list[RecordForm]:
        return [one for one in opened.window.findChildren(RecordForm) if one.kind is kind]

    qtbot.waitUntil(lambda: bool(forms()), timeout=WAIT_MS)
    return forms()[0]


def press_save(qtbot: QtBot, form: RecordForm) -> None:
    save = form.buttons.button(QDialogButtonBox.StandardButton.Save)
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)


def add_stance(qtbot: QtBot, opened: Opened) -> None:
    """Today's statement with a source that is new."""
    opened.window.actions_by_id["add_stance"].trigger()
    form = form_of(qtbot, opened, RecordKind.STANCE)
    form.author.setText("I. Ivanenko")
    form.set_content(
        {
            "party": "ukraine",
            "position": "opposes",
            "statement": SAID,
            "speaker": "Somebody, Minister",
            "date": LATE.isoformat(),
            "attribution": "on_record",
            "confidence": "medium",
            "verified": True,
        }
    )
    picks = form.fields.inputs["sources"].widget
    picks.new_requested.emit()  # type: ignore[attr-defined]
    source = form_of(qtbot, opened, RecordKind.SOURCE)
    source.set_content(
        {"publisher": "Radio", "title": "Interview", "date": LATE.isoformat(), "kind": "news"}
    )
    press_save(qtbot, source)
    qtbot.waitUntil(lambda: len(picks.ticked()) == 1, timeout=WAIT_MS)  # type: ignore[attr-defined]
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: SAID in opened.stances, timeout=WAIT_MS)


def test_todays_statement_is_on_the_stance_pane_and_can_be_taken_back(
    qtbot: QtBot, opened: Opened
) -> None:
    add_stance(qtbot, opened)
    assert "local: I. Ivanenko" in opened.stances
    assert "Radio" in opened.stances
    assert opened.browsing.navigator is not None
    assert opened.browsing.navigator.viewpoint.as_of == LATE
    assert "later entries are local" in opened.window.banner.text()
    opened.window.actions_by_id["undo"].trigger()
    qtbot.waitUntil(lambda: SAID not in opened.stances, timeout=WAIT_MS)
    opened.window.actions_by_id["redo"].trigger()
    qtbot.waitUntil(lambda: opened.browsing.info.latest == LATE, timeout=WAIT_MS)
    opened.window.actions_by_id["latest_day"].trigger()
    qtbot.waitUntil(lambda: SAID in opened.stances, timeout=WAIT_MS)


def test_without_source_date_or_attribution_nothing_is_kept(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["add_stance"].trigger()
    form = form_of(qtbot, opened, RecordKind.STANCE)
    press_save(qtbot, form)
    assert "Enter your name" in form.problems.text()
    form.author.setText("I. Ivanenko")
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: "Fill in" in form.problems.text(), timeout=WAIT_MS)
    for name in ("Sources", "Basis", "Party", "Statement"):
        assert f"“{name}”" in form.problems.text()
    assert form.isVisible()
    form.reject()
    assert opened.context.desk.desk.records == ()


def test_it_is_there_after_a_restart_and_left_out_of_a_print(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    add_stance(qtbot, opened)
    opened.window.actions_by_id["print"].trigger()
    dialog = opened.window.findChild(PreviewDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.whole is not None, timeout=WAIT_MS)
    assert dialog.choices.with_local.isVisibleTo(dialog)
    assert "withdrawal is out of the question" in printed(dialog)
    dialog.choices.with_local.setChecked(False)
    qtbot.waitUntil(lambda: dialog.whole is not None, timeout=WAIT_MS)
    assert "withdrawal is out of the question" not in printed(dialog)
    assert "As of 30 Jun 2026" in printed(dialog)
    assert "25 Nov 2026" not in printed(dialog).replace("Printed 25 Nov 2026", "")
    dialog.reject()
    opened.window.close()
    folder = tmp_path / "data"
    again = open_window(qtbot, folder, WindowOptions(data_dir=folder, pack=BUNDLED_PACK))
    qtbot.waitUntil(lambda: SAID in again.stances, timeout=WAIT_MS)
    again.window.close()


def printed(dialog: PreviewDialog) -> str:
    """Return the text of the pages that the preview made.

    Another program reads it: PDFium is in use by the preview's own thread.
    """
    assert dialog.whole is not None
    return " ".join(pdf_text(dialog.whole.pdf).split())


def test_a_correction_stands_beside_the_packs_statement(qtbot: QtBot, opened: Opened) -> None:
    page = opened.browsing.subject
    assert page is not None
    original = page.stances[0].current[0]
    opened.window.stances.link_followed.emit(f"correct:{original.reference}")
    form = form_of(qtbot, opened, RecordKind.STANCE)
    assert form.content()["statement"] == original.statement
    form.author.setText("I. Ivanenko")
    form.fields.set_value({"speaker": "Somebody else"})
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: f"shown beside {original.reference}" in opened.stances, timeout=WAIT_MS)
    assert opened.stances.count(original.statement) == 2
    assert original.speaker in opened.stances


def test_the_list_edits_removes_and_tells_the_history(qtbot: QtBot, opened: Opened) -> None:
    add_stance(qtbot, opened)
    opened.window.actions_by_id["own_records"].trigger()
    qtbot.waitUntil(
        lambda: opened.window.findChild(LocalRecordsDialog) is not None, timeout=WAIT_MS
    )
    dialog = opened.window.findChild(LocalRecordsDialog)
    assert dialog is not None
    rows = {dialog.table.item(row, 1).text(): row for row in range(dialog.table.rowCount())}
    assert set(rows) == {"Interview", SAID}
    dialog.table.setCurrentCell(rows[SAID], 0)
    stance = next(one for one in opened.context.desk.desk.records if one.label == SAID)
    dialog.edit_requested.emit(stance)
    form = form_of(qtbot, opened, RecordKind.STANCE)
    form.fields.set_value({"statement": "Said so again."})
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: "Said so again." in opened.stances, timeout=WAIT_MS)
    dialog.history_requested.emit(stance)
    qtbot.waitUntil(lambda: opened.window.findChild(TextDialog) is not None, timeout=WAIT_MS)
    told = opened.window.findChild(TextDialog)
    assert told is not None
    said = told.view.toPlainText()
    assert said.index("Said so again.") < said.rindex(SAID)
    dialog.remove_requested.emit(stance)
    qtbot.waitUntil(lambda: "Said so again." not in opened.stances, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=WAIT_MS)


def test_every_form_opens_and_tells_what_is_missing(qtbot: QtBot, opened: Opened) -> None:
    for kind in RecordKind:
        if kind in {RecordKind.DOCUMENT, RecordKind.STANCE}:
            continue
        opened.window.actions_by_id[f"add_{kind}"].trigger()
        form = form_of(qtbot, opened, kind)
        form.author.setText("I. Ivanenko")
        press_save(qtbot, form)
        qtbot.waitUntil(lambda f=form: "Fill in" in f.problems.text(), timeout=WAIT_MS)
        form.reject()


def test_what_was_typed_is_not_thrown_away_unasked(
    qtbot: QtBot, opened: Opened, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.window.actions_by_id["add_stance"].trigger()
    form = form_of(qtbot, opened, RecordKind.STANCE)
    form.fields.set_value({"statement": "Said today."})
    with monkeypatch.context() as patch:
        patch.setattr(confirm, "confirm", lambda *_: False)
        form.reject()
        assert form.isVisible()
    form.reject()
    assert asked == ["Discard this entry?"]
    assert not form.isVisible()


def test_removing_a_source_tells_what_rests_on_it(
    qtbot: QtBot, opened: Opened, asked: list[str]
) -> None:
    add_stance(qtbot, opened)
    local = opened.controllers.records
    source = next(one for one in local.records() if one.kind is RecordKind.SOURCE)
    local.remove(source)
    assert len(asked) == 1
    assert asked[0].startswith("1 of your additions cite it")
    assert SAID in asked[0]


@pytest.mark.parametrize(
    ("kind", "clause"),
    [
        (RecordKind.EVENT, "us-28/21"),
        (RecordKind.SIDE_PROVISION, "us-28/21"),
        (RecordKind.DISAGREEMENT, "us-28/21"),
    ],
)
def test_other_records_have_twins_too(
    qtbot: QtBot, opened: Opened, kind: RecordKind, clause: str
) -> None:
    page = opened.browsing.subject
    assert page is not None
    assert page.reference == clause
    first = {
        RecordKind.EVENT: page.events,
        RecordKind.SIDE_PROVISION: page.side_provisions,
        RecordKind.DISAGREEMENT: page.analysis.disagreements,
    }[kind][0]
    shown = opened.window.stances if kind is RecordKind.DISAGREEMENT else opened.window.reader
    assert f"correct:{first.reference}" in shown.view.toHtml()
    shown.view.link_followed.emit(f"correct:{first.reference}")
    form = form_of(qtbot, opened, kind)
    form.author.setText("I. Ivanenko")
    assert form.content()["title"] == first.title
    form.fields.set_value({"title": "As it really was"})
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: bool(opened.controllers.records.records()), timeout=WAIT_MS)
    (twin,) = opened.controllers.records.records()
    assert twin.corrects == first.reference
    pane = (lambda: opened.stances) if kind is RecordKind.DISAGREEMENT else (lambda: opened.reader)
    qtbot.waitUntil(lambda: "As it really was" in pane(), timeout=WAIT_MS)
    assert first.title in pane()
