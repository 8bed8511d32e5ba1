"""The user guide: links, search with marks, pictures, topics; nothing is fetched."""

import re

import pytest
from PySide6.QtCore import QBuffer, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.reports.guide.pages import Guide, HelpPage
from explorer.system.paths import PROGRAM, RESOURCES
from explorer.ui.dialogs import guide_topics, user_guide
from explorer.ui.dialogs.guide_topics import TOPICS, topic_of
from explorer.ui.dialogs.user_guide import UserGuideDialog
from explorer.ui.theme.colours import load_theme

LINKS = HelpPage(
    "links", "Links", "# Links\n\n[Other](other.md#part) and [Site](https://example.org/a)\n"
)
OTHER = HelpPage(
    "other",
    "Other",
    "# Other\n\n| field | what |\n| --- | --- |\n| **`a`** | b |\n\n![A sign](pictures/sign.png)\n"
    + "\n\n".join(["Text that fills the page."] * 60)
    + '\n\n<a id="part"></a>\n\n## Far below\n\nWords on guarantees.\n',
)


def png(width: int) -> bytes:
    """Return a picture of a width."""
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(data, "PNG")  # type: ignore[call-overload]
    return bytes(data.data().data())


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def dialog(qtbot: QtBot, owner: QWidget) -> UserGuideDialog:
    guide = UserGuideDialog(owner, Guide("en", (LINKS, OTHER), {"sign.png": png(900)}))
    guide.show()
    qtbot.waitExposed(guide)
    return guide


def click_on(qtbot: QtBot, dialog: UserGuideDialog, words: str) -> None:
    view = dialog.view
    cursor = view.document().find(words)
    assert not cursor.isNull()
    middle = QTextCursor(view.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    place = view.cursorRect(middle).center() + QPoint(1, 0)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_link_selects_the_page_it_names(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    assert dialog.view.toPlainText().startswith("Links")
    click_on(qtbot, dialog, "Other")
    assert dialog.list.currentItem().text() == "Other"
    assert dialog.view.toPlainText().startswith("Other")
    heading = dialog.view.document().find("Far below")
    assert 0 <= dialog.view.cursorRect(heading).top() < dialog.view.viewport().height()
    qtbot.mouseClick(dialog.back_button, Qt.MouseButton.LeftButton)
    assert dialog.view.toPlainText().startswith("Links")
    assert not dialog.back_button.isEnabled()


def test_a_search_lists_passages_and_marks_the_words(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    qtbot.keyClicks(dialog.search, "guarantee")
    assert dialog.results.count() == 1
    assert dialog.status.text() == "Matches: 1"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.view.toPlainText().startswith("Other")
    (mark,) = dialog.view.extraSelections()
    assert mark.cursor.selectedText() == "guarantee"
    assert 0 <= dialog.view.cursorRect(mark.cursor).top() < dialog.view.viewport().height()
    dialog.search.clear()
    assert dialog.left.currentWidget() is dialog.list
    assert not dialog.view.extraSelections()
    qtbot.keyClicks(dialog.search, "zzz")
    assert dialog.status.text() == "No page has all of these words."


def test_down_goes_from_the_search_to_the_matches(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    dialog.activateWindow()
    dialog.search.setFocus()
    qtbot.keyClicks(dialog.search, "text")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.results.currentRow() == 0


def test_a_picture_is_as_wide_as_the_view_at_most(dialog: UserGuideDialog) -> None:
    dialog.resize(620, 500)
    dialog.list.setCurrentRow(1)
    found = dialog.view.document().find("\N{OBJECT REPLACEMENT CHARACTER}")
    assert 0 < found.charFormat().toImageFormat().width() < dialog.view.viewport().width()


def test_topics_name_classes_of_the_window_and_headings_of_the_guide() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (PROGRAM / "explorer" / "ui").rglob("*.py")
    )
    classes = set(re.findall(r"^class (\w+)", source, re.MULTILINE))
    assert set(TOPICS) - classes == {"DraftWizard", "AgreementWizard"} - classes
    for language in ("", "uk"):
        for name, anchor in set(TOPICS.values()):
            page = (RESOURCES / "help" / language / f"{name}.md").read_text(encoding="utf-8")
            assert not anchor or f'<a id="{anchor}"></a>' in page, (language, name, anchor)


def test_the_topic_is_that_of_the_innermost_part(
    owner: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Outer(QWidget):
        pass

    class Inner(Outer):
        pass

    topics = {"Outer": ("map", ""), "Inner": ("map", "card")}
    monkeypatch.setattr(guide_topics, "TOPICS", topics)
    outer = Outer(owner)
    inner = Inner(outer)
    assert topic_of(QWidget(inner)) == ("map", "card")
    assert topic_of(outer) == ("map", "")
    assert topic_of(owner) == ("", "")
    assert topic_of(None) == ("", "")


def test_an_address_is_asked_about_before_it_is_opened(
    qtbot: QtBot, dialog: UserGuideDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses: list[str] = []
    monkeypatch.setattr(user_guide, "open_address", lambda _parent, url: addresses.append(url))
    click_on(qtbot, dialog, "Site")
    assert addresses == ["https://example.org/a"]
    assert dialog.view.toPlainText().startswith("Links")


def test_arrow_keys_walk_the_list_and_escape_closes(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.view.toPlainText().startswith("Other")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_code_that_is_bold_stays_bold(dialog: UserGuideDialog) -> None:
    dialog.list.setCurrentRow(1)
    cursor = dialog.view.document().find("a", dialog.view.document().find("what"))
    assert cursor.selectedText() == "a"
    assert cursor.charFormat().fontWeight() == QFont.Weight.Bold


def test_nothing_is_loaded(dialog: UserGuideDialog) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    for address in ("https://example.org/a.png", "file:///etc/hostname", "packs.md"):
        assert dialog.view.loadResource(image, QUrl(address)) is None


def test_colours_follow_the_palette(qtbot: QtBot, dialog: UserGuideDialog) -> None:
    def link_colour() -> str:
        return dialog.view.document().find("Other").charFormat().foreground().color().name()

    assert link_colour() == load_theme(dark=False).text["link"]
    before = QGuiApplication.palette()
    try:
        QGuiApplication.setPalette(QPalette(QColor("#202428"), QColor("#202428")))
        qtbot.waitUntil(lambda: link_colour() == load_theme(dark=True).text["link"])
    finally:
        QGuiApplication.setPalette(before)
