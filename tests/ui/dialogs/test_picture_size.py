"""The dialog that asks for the size of a picture."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from explorer.reports.picture_size import PictureSize
from explorer.ui.dialogs.picture_size import PictureSizeDialog


def test_it_tells_the_pixels_and_refuses_too_many(qtbot: QtBot) -> None:
    dialog = PictureSizeDialog(None, PictureSize(254, 127, 100))
    qtbot.addWidget(dialog)
    assert "1000 × 500" in dialog.pixels.text()
    agree = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert agree.isEnabled()
    dialog.width_mm.setValue(1200)
    dialog.dpi.setValue(1200)
    assert not agree.isEnabled()
    assert "cannot be drawn" in dialog.pixels.text()


@pytest.mark.parametrize("agreed", [True, False])
def test_it_answers_with_a_size_or_with_nothing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    code = QDialog.DialogCode.Accepted if agreed else QDialog.DialogCode.Rejected
    monkeypatch.setattr(PictureSizeDialog, "exec", lambda _self: int(code))
    found = PictureSizeDialog.ask(None, PictureSize(100, 80, 150))
    assert found == (PictureSize(100, 80, 150) if agreed else None)
