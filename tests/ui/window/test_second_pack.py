"""The window on a pack of another agreement, in one language and without a map."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from explorer.interchange.packs.pack_writer import write_source
from explorer.interchange.pax.reader import agreement_of_process, read_pax
from explorer.system.launch_options import WindowOptions
from explorer.ui.core.browsing_session import BrowsingSession
from explorer.ui.window.main_window import MainWindow
from tests.cli.test_second_pack import GOOD_FRIDAY
from tests.interchange.pax.pax_tables import pax_file
from tests.ui.conftest import WAIT_MS, open_window


def opened(qtbot: QtBot, folder: Path, language: str = "") -> tuple[MainWindow, BrowsingSession]:
    options = WindowOptions(data_dir=folder, pack=GOOD_FRIDAY, language=language)
    one = open_window(qtbot, folder, options)
    return one.window, one.browsing


def test_without_a_map_the_other_views_use_the_room(qtbot: QtBot, tmp_path: Path) -> None:
    window, _ = opened(qtbot, tmp_path)
    tabs = window.tabs
    shown = [tabs.tabText(n) for n in range(tabs.count()) if tabs.isTabVisible(n)]
    assert "Map" not in shown
    assert "Places and lines" not in shown
    assert tabs.currentWidget() is window.compare
    assert window.map.body is None
    assert not window.clauses.filter_bar.on_map.isVisible()
    assert not window.actions_by_id["export_map"].isEnabled()
    assert "party:irish-government" in window.top_bar.search.placeholderText()
    window.close()


def test_asked_for_in_a_language_it_has_not_it_comes_in_its_own(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window, browsing = opened(qtbot, tmp_path, language="uk")
    assert browsing.navigator is not None
    assert browsing.navigator.viewpoint.language == "en"
    assert "Strand One" in window.reader.view.toPlainText()
    window.top_bar.document_chosen.emit("bia")
    qtbot.waitUntil(
        lambda: "British-Irish Agreement" in window.reader.view.toPlainText(), timeout=WAIT_MS
    )
    window.close()


def test_a_pack_without_parties_is_shown_whole(qtbot: QtBot, tmp_path: Path) -> None:
    agreement = agreement_of_process(read_pax(pax_file(tmp_path)), "Ruritania: peace process")
    write_source(agreement, tmp_path / "pack")
    options = WindowOptions(data_dir=tmp_path / "data", pack=tmp_path / "pack")
    one = open_window(qtbot, tmp_path / "data", options)
    assert "PA-X codes the agreement with Polps" in one.reader
    assert "This pack records no party's position." in one.stances
    assert "party:" not in one.window.top_bar.search.placeholderText()
    one.window.tabs.setCurrentWidget(one.window.matrix)
    qtbot.waitUntil(lambda: one.window.matrix.body is not None, timeout=WAIT_MS)
    one.window.close()
