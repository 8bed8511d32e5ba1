"""Files of every kind, dropped on the window or on a text field, or named at the start."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from explorer.system.launch_options import WindowOptions
from explorer.system.paths import BUNDLED_PACK
from tests.ui.conftest import Opened, open_window


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    folder = tmp_path_factory.mktemp("files")
    window = open_window(None, folder / "data", WindowOptions(pack=BUNDLED_PACK))
    yield window
    window.window.close()
