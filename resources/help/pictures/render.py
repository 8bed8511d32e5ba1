"""Renders the pictures of the guide from the window; run it after changing what they show.

`.venv/bin/python resources/help/pictures/render.py en` writes the English pictures here, `uk` the
Ukrainian ones into the folder `uk`. The window is light and has a data folder of its own.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[2]))

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK, places
from explorer.system.settings import Settings, load
from explorer.ui.interface_language import install_language
from explorer.ui.theme.colours import apply_choice
from explorer.ui.window.main_window import MainWindow
from explorer.ui.window.startup import Startup

SIZE = (1366, 768)
SECONDS = 90
ZONE = "zone"


def wait(milliseconds: int) -> None:
    """Run the event loop; `QTest.qWait` would not let the workers run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool], rest_ms: int = 400) -> None:
    """Wait for a condition, then until everything is drawn."""
    for _ in range(SECONDS * 10):
        if condition():
            wait(rest_ms)
            return
        wait(100)
    message = "the window did not show what is to be drawn"
    raise TimeoutError(message)


class Scenes:
    """The window and the pictures of it."""

    def __init__(self, language: str, folder: Path, target: Path) -> None:
        self.target = target
        self.window = MainWindow(Settings(interface_language=language, welcomed="yes"))
        self.window.resize(*SIZE)
        options = WindowOptions(data_dir=folder, pack=BUNDLED_PACK, language=language)
        self.startup = Startup(self.window, options, places(folder), load(places(folder).settings))
        self.window.show()
        wait_until(lambda: self.startup.context is not None)
        self.browsing = self.startup.context.browsing
        wait_until(lambda: self.browsing.subject is not None, 2_000)

    def act(self, name: str) -> None:
        """Trigger an action of the window."""
        self.window.actions_by_id[name].trigger()
        wait(600)

    def save(self, name: str, part: QRect | None = None) -> None:
        """Write a picture with a palette, which makes it a third as large."""
        picture = self.window.grab(part or self.window.rect()).toImage()
        dither = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
        picture.convertToFormat(QImage.Format.Format_Indexed8, dither).save(
            str(self.target / f"{name}.png"), "PNG", 0
        )

    def draw(self) -> None:
        """Write all pictures."""
        self.window.clauses.setFocus()
        self.save("window")
        self.window.top_bar.search.setFocus()
        QTest.keyClicks(self.window.top_bar.search, "600k")
        wait_until(lambda: self.window.search.model.rowCount() > 0, 4_000)
        self.save("search", QRect(0, 0, SIZE[0] * 6 // 10, SIZE[1] * 3 // 4))
        self.window.top_bar.search.clear()
        self.act("layout_map")
        self.browsing.choose_feature(ZONE)
        wait(2_500)
        self.save("map")
        self.act("layout_compare")
        wait_until(lambda: self.window.compare.body is not None, 4_000)
        self.save("compare")
        self.act("layout_brief")
        briefing = self.startup.controllers.briefing
        briefing.sets.add_sample()
        wait_until(lambda: self.startup.context.desk.desk.current_set is not None)
        panel = self.window.briefing
        if not panel.pages_button.isChecked():
            panel.pages_button.click()
        wait_until(lambda: briefing.preview is not None)
        pages = briefing.preview.pages.view
        wait_until(lambda: pages.page_count > 0 and pages.missing() is None, 1_500)
        pages.go_to_page(4)
        wait_until(lambda: pages.missing() is None)
        panel.list.setCurrentRow(0)
        self.window.statusBar().clearMessage()
        wait(9_000)  # the message about the new set goes
        self.save("briefing")


def main(language: str) -> None:
    """Write the pictures of a language."""
    application = QApplication([])
    install_language(application, language)
    apply_choice("light")
    target = FOLDER if language == "en" else FOLDER / language
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scenes = Scenes(language, Path(folder), target)
        scenes.draw()
        scenes.window.close()


if __name__ == "__main__":
    main(sys.argv[1])
