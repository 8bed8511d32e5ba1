"""One selection drives every pane; every way of choosing leads to the same place."""

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from explorer.domain.content.stances import Position
from explorer.domain.content.viewpoint import Filters
from explorer.ui.dialogs.source import SourceDialog
from tests.ui.conftest import WAIT_MS, Opened


def shows(qtbot: QtBot, opened: Opened, title: str) -> None:
    qtbot.waitUntil(lambda: title in opened.reader and title in opened.stances, timeout=WAIT_MS)


def test_it_opens_at_the_packs_day_on_the_territorial_clause(opened: Opened) -> None:
    assert "21 Territories" in " ".join(opened.reader.replace("\xa0", " ").split())
    assert "30 Jun 2026" in opened.stances
    assert opened.window.clauses.view.currentIndex().data() == "Territories"
    assert "as of 30 Jun 2026" in opened.window.pack_label.text()
    assert opened.window.network_label.text() == "no network used"


def test_a_page_shows_everything_without_another_click(opened: Opened) -> None:
    for heading in (
        "Quantities",
        "On the map",
        "The same clause in other documents",
        "Related side provisions",
        "What it does not say",
        "What it commits whom to",
        "Terms without a definition",
        "What depends on what",
        "Events",
        "The founding article says",
        "Sources",
    ):
        assert heading in opened.reader, heading
    for words in ("Ukraine", "seeks changes", "on the record", "stated", "medium confidence"):
        assert words in opened.stances
    assert "Sources disagree" in opened.stances
    assert "No position found, up to 30 Jun 2026: NATO." in opened.stances


def test_the_down_key_moves_list_reader_stances_and_map(qtbot: QtBot, opened: Opened) -> None:
    qtbot.keyClick(opened.window.clauses.view, Qt.Key.Key_Down)
    shows(qtbot, opened, "No change of the arrangements by force")
    navigator = opened.browsing.navigator
    assert navigator is not None
    assert navigator.viewpoint.selection == "us-28/22"


def test_a_click_on_the_map_answers_with_a_card_and_keeps_the_clause(
    qtbot: QtBot, opened: Opened
) -> None:
    body = opened.window.map.body
    assert body is not None
    body.feature_chosen.emit("znpp:znpp")
    qtbot.waitUntil(lambda: "Held by: Russia" in body.card.view.toPlainText(), timeout=WAIT_MS)
    assert opened.window.clauses.view.currentIndex().data() == "Territories"
    body.card.link_followed.emit("us-28/19")
    shows(qtbot, opened, "Zaporizhzhia Nuclear Power Plant")


def test_back_and_forward_walk_through_viewpoints(qtbot: QtBot, opened: Opened) -> None:
    actions = opened.window.actions_by_id
    assert not actions["back"].isEnabled()
    opened.browsing.select("e3/6")
    shows(qtbot, opened, "Peacetime limit")
    actions["back"].trigger()
    shows(qtbot, opened, "Territories")
    actions["forward"].trigger()
    shows(qtbot, opened, "Peacetime limit")
    assert not actions["forward"].isEnabled()


def test_one_step_leads_to_the_articles_day(qtbot: QtBot, opened: Opened) -> None:
    opened.window.actions_by_id["article_day"].trigger()
    qtbot.waitUntil(lambda: "As of 23 Nov 2025" in opened.stances, timeout=WAIT_MS)
    assert "24 Dec 2025" not in opened.stances
    opened.window.reader.go_to_section("page.sources")
    assert "dated after the as-of date" in opened.reader
    opened.window.actions_by_id["latest_day"].trigger()
    qtbot.waitUntil(lambda: "As of 30 Jun 2026" in opened.stances, timeout=WAIT_MS)


def test_another_document_opens_at_the_corresponding_clause(qtbot: QtBot, opened: Opened) -> None:
    opened.window.top_bar.document_chosen.emit("p20")
    shows(qtbot, opened, "Territories and line of contact")
    assert "(“US-drafted 28-point plan”), not on this text" in opened.stances
    assert "presented orally" in opened.reader


def test_ukrainian_content(qtbot: QtBot, opened: Opened) -> None:
    opened.window.top_bar.language_chosen.emit("uk")
    shows(qtbot, opened, "Території")
    assert "Виклад цього проєкту" in opened.reader
    assert "Росія" in opened.stances
    qtbot.waitUntil(
        lambda: opened.window.top_bar.document.currentText() == "План США з 28 пунктів",
        timeout=WAIT_MS,
    )
    assert opened.window.clauses.view.currentIndex().data() == "Території"


def test_filters_narrow_the_list_and_can_be_taken_away(qtbot: QtBot, opened: Opened) -> None:
    clauses = opened.window.clauses
    everything = clauses.model.rowCount()
    bar = clauses.filter_bar
    bar.topic.setCurrentIndex(bar.topic.findData("territory"))
    narrowed = clauses.model.rowCount()
    assert 0 < narrowed < everything
    bar.on_map.setChecked(True)
    bar.party.setCurrentIndex(bar.party.findData("ukraine"))
    bar.position.setCurrentIndex(bar.position.findData(str(Position.SEEKS_CHANGES)))
    navigator = opened.browsing.navigator
    assert navigator is not None
    assert navigator.viewpoint.filters == Filters(
        "territory", "ukraine", Position.SEEKS_CHANGES, True
    )
    listed = [clauses.model.index(row, 1).data() for row in range(clauses.model.rowCount())]
    assert listed == ["Territories"]
    opened.window.actions_by_id["clear_filters"].trigger()
    assert clauses.model.rowCount() == everything


def test_a_filter_that_nothing_passes_says_so(opened: Opened) -> None:
    bar = opened.window.clauses.filter_bar
    bar.topic.setCurrentIndex(bar.topic.findData("navigation"))
    bar.party.setCurrentIndex(bar.party.findData("world-bank"))
    assert opened.window.clauses.model.rowCount() == 0
    assert opened.window.clauses.is_empty


def test_search_as_you_type_and_go_to_the_best(qtbot: QtBot, opened: Opened) -> None:
    box = opened.window.top_bar.search
    qtbot.keyClicks(box, "prisoners exchang")
    results = opened.window.search
    qtbot.waitUntil(lambda: results.model.rowCount() > 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: opened.window.left.currentWidget() is results, timeout=WAIT_MS)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert results.view.currentIndex().isValid()
    spoken = results.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "prisoner" in spoken.lower()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert opened.window.left.currentWidget() is opened.window.clauses


def test_a_mistake_is_told_and_the_last_good_answer_stays(qtbot: QtBot, opened: Opened) -> None:
    box, results = opened.window.top_bar.search, opened.window.search
    qtbot.keyClicks(box, "amnesty ")
    qtbot.waitUntil(lambda: results.model.rowCount() > 0, timeout=WAIT_MS)
    before = results.model.rowCount()
    qtbot.keyClicks(box, '"for')
    assert "not closed" in box.mistake_shown
    assert results.model.rowCount() == before
    qtbot.keyClicks(box, '"')
    assert box.mistake_shown == ""


def test_no_result_says_what_was_searched(qtbot: QtBot, opened: Opened) -> None:
    qtbot.keyClicks(opened.window.top_bar.search, "zzzqqq ")
    summary = opened.window.search.summary
    qtbot.waitUntil(lambda: "No matches" in summary.text(), timeout=WAIT_MS)
    assert "entries, up to 30 Jun 2026" in summary.text()


def test_a_place_found_is_shown_on_the_map(qtbot: QtBot, opened: Opened) -> None:
    qtbot.keyClicks(opened.window.top_bar.search, "Sloviansk")
    results = opened.window.search
    qtbot.waitUntil(lambda: results.model.rowCount() >= 2, timeout=WAIT_MS)
    qtbot.keyClick(opened.window.top_bar.search, Qt.Key.Key_Return)
    navigator = opened.browsing.navigator
    assert navigator is not None
    assert navigator.viewpoint.feature


def test_go_to_a_typed_reference(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "explorer.ui.window.window_controller.QInputDialog.getText",
        lambda *_: ("geneva-19/5", True),
    )
    opened.window.actions_by_id["go_to"].trigger()
    shows(qtbot, opened, "Territory left to the presidents")


def test_an_unknown_reference_is_told_in_one_sentence(qtbot: QtBot, opened: Opened) -> None:
    told: list[str] = []
    opened.context.notifier.show_warning = told.append  # type: ignore[method-assign]
    opened.browsing.select("us-28/99")
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told[0].startswith("Nothing in this pack is called “us-28/99”")


def test_a_source_is_shown_whole_and_its_link_asks_first(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        "explorer.ui.dialogs.source.open_address", lambda _parent, url: asked.append(url)
    )
    opened.window.reader.link_followed.emit("source:src-lalv-28")
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(SourceDialog)), timeout=WAIT_MS)
    (dialog,) = opened.window.findChildren(SourceDialog)
    shown = dialog.view.toPlainText()
    assert "src-lalv-28" in shown
    assert "us-28/21" in shown
    dialog.view.link_followed.emit("https://example.org/")
    assert asked == ["https://example.org/"]
    dialog.close()


def test_f6_walks_through_the_panes_and_back(opened: Opened) -> None:
    window = opened.window
    window.activateWindow()
    window.top_bar.search.setFocus()
    visited: list[QWidget | None] = []
    for _ in range(5):
        window.actions_by_id["next_pane"].trigger()
        visited.append(window.focusWidget())
    assert len(set(visited)) == 5
    window.actions_by_id["previous_pane"].trigger()
    assert window.focusWidget() is visited[3]


def test_every_widget_of_the_window_has_a_name_for_the_ear(opened: Opened) -> None:
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in opened.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and not widget.objectName().startswith("qt_")
        # The viewport of a view is heard under the view's own name.
        and not isinstance(widget.parent(), QAbstractScrollArea)
    ]
    assert nameless == []


def test_no_two_actions_share_a_shortcut(opened: Opened) -> None:
    shortcuts = [
        shortcut.toString()
        for action in opened.window.actions_by_id.values()
        for shortcut in action.shortcuts()
    ]
    assert len(shortcuts) == len(set(shortcuts))


def test_the_list_is_a_sound_model_and_speaks(qtmodeltester: ModelTester, opened: Opened) -> None:
    model = opened.window.clauses.model
    qtmodeltester.check(model)
    row = model.row_of("us-28/21")
    spoken = model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("21 Territories.")
    assert "Russia: supports" in spoken
    assert "NATO: no position found" in spoken


def test_copy_puts_reference_and_summary_on_the_clipboard(opened: Opened) -> None:
    opened.window.actions_by_id["copy_reference"].trigger()
    assert QGuiApplication.clipboard().text() == "us-28/21"
    opened.window.actions_by_id["copy_cited"].trigger()
    assert "not the wording of the document" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("name", ["about", "licences", "search_help"])
def test_help_dialogs_open_and_have_something_to_say(
    qtbot: QtBot, opened: Opened, name: str
) -> None:
    from explorer.ui.dialogs.text_dialog import TextDialog

    opened.window.actions_by_id[name].trigger()
    (dialog,) = opened.window.findChildren(TextDialog)
    shown = dialog.view.toPlainText()
    expected = {
        "about": ["MIT", "GNU Lesser General Public License", "GeoNames, CC BY 4.0", "Schematic"],
        "licences": ["MIT", "CC BY-SA 4.0", "LGPL"],
        "search_help": ["party:russia stance:opposes"],
    }
    for words in expected[name]:
        assert words in shown
    dialog.close()


def test_the_user_guide_is_read_off_the_gui_thread_and_shown_once(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer.reports.guide import pages
    from explorer.ui.dialogs.user_guide import UserGuideDialog

    threads: list[threading.Thread] = []
    read = pages.read_guide

    def read_noting_thread(folder: Path, language: str) -> pages.Guide:
        threads.append(threading.current_thread())
        return read(folder, language)

    monkeypatch.setattr(pages, "read_guide", read_noting_thread)
    opened.window.clauses.setFocus()
    for _ in range(2):
        opened.window.actions_by_id["user_guide"].trigger()
        count = len(threads) + 1
        qtbot.waitUntil(lambda count=count: len(threads) == count, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: bool(opened.window.findChildren(UserGuideDialog)), timeout=WAIT_MS)
    assert threading.main_thread() not in threads
    (dialog,) = opened.window.findChildren(UserGuideDialog)
    qtbot.waitUntil(lambda: dialog.view.toPlainText().startswith("The window"), timeout=WAIT_MS)
    assert not dialog.isModal()
    dialog.close()


def test_f1_in_a_dialog_opens_its_page_above_it_and_the_guide_is_previewed(
    qtbot: QtBot, opened: Opened
) -> None:
    from explorer.ui.dialogs.settings import SettingsDialog
    from explorer.ui.dialogs.user_guide import UserGuideDialog
    from explorer.ui.printing.preview import PreviewDialog

    opened.window.actions_by_id["settings"].trigger()
    settings = opened.window.findChild(SettingsDialog)
    assert isinstance(settings, SettingsDialog)
    settings.activateWindow()
    qtbot.waitActive(settings)
    settings.theme.setFocus()
    qtbot.wait(300)
    qtbot.keyClick(settings.theme, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: settings.findChild(UserGuideDialog) is not None, timeout=WAIT_MS)
    guide = settings.findChild(UserGuideDialog)
    assert isinstance(guide, UserGuideDialog)
    assert guide.view.toPlainText().startswith("The window")
    assert guide.view.verticalScrollBar().value() > 0
    qtbot.mouseClick(guide.print_button, Qt.MouseButton.LeftButton)
    preview = guide.findChild(PreviewDialog)
    assert isinstance(preview, PreviewDialog)
    assert preview.windowTitle() == "Print user guide"
    qtbot.waitUntil(lambda: preview.whole is not None, timeout=60_000)
    assert preview.view.page_count > 20
    preview.close()
    guide.close()
    settings.close()


def test_every_clause_of_every_document_opens(qtbot: QtBot, opened: Opened) -> None:
    clauses = opened.window.clauses
    for document in ("us-28", "e3", "geneva-19", "p20"):
        opened.browsing.select(document)
        qtbot.waitUntil(
            lambda wanted=document: clauses.model.index(0, 1).data(256) == wanted, timeout=WAIT_MS
        )
        for row in range(clauses.model.rowCount()):
            reference = clauses.model.index(row, 1).data(256)
            if not reference:
                continue
            clauses.view.setCurrentIndex(clauses.model.index(row, 1))
            qtbot.waitUntil(
                lambda wanted=reference: opened.reference == wanted,
                timeout=WAIT_MS,
            )
            page = opened.browsing.subject
            assert page is not None
            assert page.title in opened.reader
            assert page.title in opened.stances


def test_the_day_can_be_dragged_and_leaves_one_step(qtbot: QtBot, opened: Opened) -> None:
    bar = opened.window.top_bar.as_of
    for day in (date(2025, 11, 21), date(2025, 11, 22), date(2025, 12, 1)):
        bar.day_chosen.emit(day, True)
    qtbot.waitUntil(lambda: "As of 1 Dec 2025" in opened.stances, timeout=WAIT_MS)
    assert not opened.window.actions_by_id["back"].isEnabled()
