"""The bare thing: QtWidgets, pyqtgraph and sqlalchemy.orm imported, an empty PlotWidget shown.

Prints milliseconds until it is painted, and the peak memory in MiB.
"""

import resource
import sys

import pyqtgraph
import sqlalchemy.orm
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from explorer.system.process_time import since_process_start_ms

assert sqlalchemy.orm


def tell() -> None:
    """Say when it was painted."""
    plot.repaint()
    print(since_process_start_ms(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    plot.close()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    plot = pyqtgraph.PlotWidget()
    plot.resize(1300, 720)
    plot.show()
    QTimer.singleShot(0, tell)
    application.exec()
