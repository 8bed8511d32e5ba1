"""The dialog that asks for the size of a picture."""

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from explorer.reports.text.image_size import PictureSize
from explorer.ui.printing.image_size_dialog import PictureSizeDialog


def test_it_tells_the_pixels_and_refuses_too_many(qtbot: QtBot) -> None:
    dialog = PictureSizeDialog(None, PictureSize(254, 127, 100))
    qtbot.addWidget(dialog)
    assert "1000 × 500" in dialog.pixels.text()
    agree = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert agree.isEnabled()
    dialog.width_mm.setValue(1200)
    dialog.dpi.setValue(1200)
    assert not agree.isEnabled()
    assert "Reduce the size" in dialog.pixels.text()


@pytest.mark.parametrize("agreed", [True, False])
def test_it_answers_with_a_size_or_with_nothing(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    code = QDialog.DialogCode.Accepted if agreed else QDialog.DialogCode.Rejected
    monkeypatch.setattr(PictureSizeDialog, "exec", lambda _self: int(code))
    found = PictureSizeDialog.ask(None, PictureSize(100, 80, 150))
    assert found == (PictureSize(100, 80, 150) if agreed else None)


def test_the_height_follows_the_ground_until_it_is_let_go(qtbot: QtBot) -> None:
    dialog = PictureSizeDialog(None, PictureSize(), lambda width: width * 0.75)
    qtbot.addWidget(dialog)
    assert dialog.as_seen.isChecked()
    assert not dialog.height_mm.isEnabled()
    dialog.width_mm.setValue(200)
    dialog.grey.setChecked(True)
    assert dialog.size_requested == PictureSize(200, 150, 300, grey=True, as_seen=True)
    dialog.as_seen.setChecked(False)
    dialog.height_mm.setValue(120)
    dialog.width_mm.setValue(240)
    assert dialog.size_requested == PictureSize(240, 120, 300, grey=True)


def test_a_drawing_has_no_pixels_to_ask_for(qtbot: QtBot) -> None:
    dialog = PictureSizeDialog(None, PictureSize(1200), lambda _width: 900.0, in_pixels=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.dpi.isVisible()
    assert dialog.grey.isVisible()
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
