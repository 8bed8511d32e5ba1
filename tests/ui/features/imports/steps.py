"""Steps of a user in the wizards of a text."""

from PySide6.QtWidgets import QWizard, QWizardPage
from pytestqt.qtbot import QtBot

from tests.ui.conftest import WAIT_MS


def go_on(qtbot: QtBot, wizard: QWizard) -> None:
    """Show the next page, and wait for the points that it detects."""
    wizard.next()
    page = wizard.currentPage()
    assert isinstance(page, QWizardPage)
    qtbot.waitUntil(page.isEnabled, timeout=WAIT_MS)
