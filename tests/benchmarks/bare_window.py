"""The bare thing: PySide6 alone showing a QMainWindow. Prints milliseconds to its first paint."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from explorer.system.process_time import since_process_start_ms


class _Window(QMainWindow):
    painted = False

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.tell)

    def tell(self) -> None:
        print(since_process_start_ms())
        self.close()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = _Window()
    window.resize(1300, 720)
    window.show()
    application.exec()
