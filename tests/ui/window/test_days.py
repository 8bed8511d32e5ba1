"""Days in the window: banner, compare, briefing set and positions never mislead."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from explorer.ui.features.clauses.model import FIRST_PARTY
from explorer.ui.printing.preview import PreviewDialog
from explorer.ui.printing.set_day_dialog import SetDayDialog
from tests.ui.conftest import WAIT_MS, Opened

SET_DAY, EARLIER = date(2026, 6, 30), date(2025, 11, 23)


def go_to(qtbot: QtBot, opened: Opened, day: date) -> None:
    opened.browsing.navigate(lambda n: n.set_as_of(day))
    qtbot.waitUntil(
        lambda: opened.browsing.subject is not None and opened.browsing.subject.as_of == day,
        timeout=WAIT_MS,
    )


@pytest.fixture
def with_set(qtbot: QtBot, opened: Opened) -> Opened:
    """Return a set of one clause made on the newest day, looked at from an earlier one."""
    opened.window.actions_by_id["pin"].trigger()
    qtbot.waitUntil(lambda: bool(opened.context.desk.desk.pins), timeout=WAIT_MS)
    go_to(qtbot, opened, EARLIER)
    opened.window.actions_by_id["show_set"].trigger()
    return opened


def answer(monkeypatch: pytest.MonkeyPatch, day: date | None) -> list[tuple[date, date]]:
    """Answer the question of the day; gives what was asked."""
    asked: list[tuple[date, date]] = []

    def ask(set_day: date, viewed_day: date, _parent: object) -> date | None:
        asked.append((set_day, viewed_day))
        return day

    monkeypatch.setattr(SetDayDialog, "ask", ask)
    return asked


@pytest.mark.parametrize("day", [SET_DAY, EARLIER])
def test_a_set_of_another_day_asks_once_and_prints_the_day_chosen(
    qtbot: QtBot,
    with_set: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    day: date,
) -> None:
    asked = answer(monkeypatch, day)
    target = tmp_path / "set.html"
    names: list[str] = []

    def chosen(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    with_set.window.actions_by_id["export"].trigger()
    qtbot.waitUntil(target.exists, timeout=WAIT_MS)
    assert asked == [(SET_DAY, EARLIER)]
    assert day.isoformat() in names[0]
    text = target.read_text(encoding="utf-8")
    cover = re.search(r'class="cover-day"[^>]*>(?:<[^>]*>)*([^<]*)', text)
    assert cover is not None
    assert cover.group(1) == f"As of {day.day} {day:%b} {day.year}"


def test_printing_asks_too_and_no_answer_prints_nothing(
    qtbot: QtBot, with_set: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, None)
    with_set.window.actions_by_id["print_set"].trigger()
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    assert asked == [(SET_DAY, EARLIER)]
    assert not with_set.window.findChildren(PreviewDialog)


def test_compare_opens_with_texts_of_the_day(qtbot: QtBot, opened: Opened) -> None:
    go_to(qtbot, opened, date(2025, 11, 21))
    opened.window.actions_by_id["compare"].trigger()
    panel = opened.window.compare
    qtbot.waitUntil(
        lambda: panel.body is not None and panel.body.model.rowCount() > 0, timeout=WAIT_MS
    )
    assert panel.body is not None
    assert panel.body.heads.chosen == ("us-28",)
    assert "no other text dated on or before 21 Nov 2025" in panel.body.foot.text()
    # A later text is compared when it is asked for, and is marked.
    panel.body.heads.add()
    qtbot.waitUntil(lambda: panel.body.heads.chosen == ("us-28", "e3"), timeout=WAIT_MS)
    assert "dated after the as-of date" in panel.body.heads.heads[1].status.text()


def test_the_bar_says_that_the_text_shown_is_later(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.select("p20/12")
    go_to(qtbot, opened, EARLIER)
    bar = opened.window.banner.text()
    assert "The text shown is later: it is dated 24 Dec 2025." in bar
    assert "hidden or marked as later" in bar
    assert "This text is dated after the as-of date 23 Nov 2025." in opened.reader


def test_a_later_document_still_opens_at_the_same_clause(qtbot: QtBot, opened: Opened) -> None:
    go_to(qtbot, opened, EARLIER)
    opened.window.top_bar.document_chosen.emit("p20")
    qtbot.waitUntil(
        lambda: opened.reference == "p20/14",
        timeout=WAIT_MS,
    )


def test_panes_name_the_clause_that_positions_are_on(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.select("e3/26")
    qtbot.waitUntil(lambda: "Victims of the conflict" in opened.reader, timeout=WAIT_MS)
    stances = opened.stances
    assert stances.startswith("Who stands where on us-28/26 “Full amnesty”")
    assert stances.index("not on this text") < stances.index("Ukraine")
    assert "Attributed by Reuters to Britain, France and Germany" in stances
    reader = opened.reader
    assert reader.index("us-28/26 “Full amnesty”") < reader.index("The full amnesty is removed.")
    clauses = opened.window.clauses
    assert "US-drafted 28-point plan" in clauses.measured.text()
    cell = clauses.model.index(clauses.model.row_of("e3/26"), FIRST_PARTY)
    assert "Positions on us-28/26." in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "Positions on us-28/26." in cell.data(Qt.ItemDataRole.AccessibleTextRole)
    opened.browsing.select("us-28/26")
    qtbot.waitUntil(lambda: "not on this text" not in opened.stances, timeout=WAIT_MS)
    assert not clauses.measured.isVisible()


def test_list_matrix_and_stances_say_that_statements_differ(qtbot: QtBot, opened: Opened) -> None:
    opened.browsing.select("us-28/19")
    said = "statements of 23 Nov 2025 differ (supports / opposes)"
    qtbot.waitUntil(lambda: said in opened.stances, timeout=WAIT_MS)
    clauses = opened.window.clauses
    row = clauses.model.row_of("us-28/19")
    cells = [clauses.model.index(row, n) for n in range(FIRST_PARTY, clauses.model.columnCount())]
    texts = [str(cell.data(Qt.ItemDataRole.ToolTipRole)) for cell in cells]
    assert [text for text in texts if "statements of one day differ: supports, opposes" in text]
    panel = opened.window.matrix
    opened.window.tabs.setCurrentWidget(panel)
    qtbot.waitUntil(
        lambda: panel.body is not None and panel.body.model.rowCount() > 0, timeout=WAIT_MS
    )
    assert panel.body is not None
    model = panel.body.model
    row = model.row_of("us-28/19")
    told = [
        str(model.index(row, n).data(Qt.ItemDataRole.ToolTipRole))
        for n in range(2, model.distance_column)
    ]
    assert [text for text in told if said in text]
    assert any(said in cell for cell in next(r for r in model.csv_rows() if r[0] == "us-28/19"))


def test_the_age_of_the_newest_statement_is_seen_from_today(qtbot: QtBot, opened: Opened) -> None:
    stances = opened.window.stances
    stances.clock = lambda: date(2026, 11, 29)
    opened.browsing.select("us-28/6")
    qtbot.waitUntil(lambda: "Newest statement: 28 May 2026, six months ago" in opened.stances)
    stances.clock = lambda: date(2026, 6, 20)
    opened.browsing.select("us-28/21")
    qtbot.waitUntil(lambda: "Newest statement: 5 Jun 2026" in opened.stances)
    assert "ago" not in opened.stances.split("Newest statement", 1)[1].splitlines()[0]


def test_an_earlier_text_is_told_apart_in_the_window(qtbot: QtBot, opened: Opened) -> None:
    box = opened.window.top_bar.document
    headings = [box.itemText(row) for row in range(box.count()) if not box.itemData(row)]
    assert headings == ["Reference text", "Texts since then", "Earlier texts"]
    opened.browsing.select("minsk-15/5")
    qtbot.waitUntil(lambda: opened.reference == "minsk-15/5", timeout=WAIT_MS)
    assert "An earlier text" in opened.window.banner.text()
    assert "Newer text" not in opened.window.banner.text()
    assert "earlier than the reference text" in opened.reader
    for word in ("amended", "dropped", "added"):
        assert word not in opened.reader
