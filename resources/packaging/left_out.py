"""What PyInstaller would add to the frozen program and the program does not use, with reasons."""

import re

#: Start hooks of PyInstaller for the window alone: the first loads Qt, the second ssl and asyncio.
WINDOW_HOOKS = frozenset({"pyi_rth_pyside6", "pyi_rth_multiprocessing"})
#: Modules that packages import for tests, for their own builds or for other windows.
MODULES = [
    "IPython",
    "PIL._avif",  # pictures are read for slides alone, and those are PNG
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "PySide6.QtNetwork",  # the program opens no internet connection
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",  # SQLite is reached through Python
    "PySide6.scripts",
    "matplotlib",
    "numpy.f2py",
    "pip",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "scipy",
    "setuptools",
    "tkinter",
    "wheel",
]
#: Files below the program's folder, by what they serve.
FILES = {
    "Qt Quick, QML and the keyboard on screen": r"libQt6(Qml|Quick|VirtualKeyboard|Labs)",
    "networks": r"libQt6Network\.|plugins/(tls|networkinformation)/",
    "databases through Qt": r"libQt6Sql|plugins/sqldrivers/",
    "PDF as a picture format of Qt": r"libQt6Pdf|imageformats/libqpdf",
    "displays without a desktop": (
        r"libQt6EglF|plugins/(egldeviceintegrations|generic)/"
        r"|platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\."
    ),
    "touch keyboard": r"libqtvirtualkeyboard",
    "GTK's file dialogs; the portal's are used": r"platformthemes/libqgtk3|lib(gtk|gdk)-3",
    "Lottie animations": r"libQt6Lottie|plugins/vectorimageformats/",
    "a Wayland compositor": r"libQt6WaylandComp|wayland-graphics-integration-server/",
    "Qt in languages that the window does not have": (
        r"Qt/translations/(?!qtbase_(en|uk)\.qm$)[^/]+$"
    ),
    "scripts of developers": r"explorer/resources/.*\.(py|pyc|ts)$",
}
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern in FILES.values()))


def is_left_out(path: str) -> bool:
    """Return True for a file of the frozen program, by its path in it, that is left out."""
    return _ANY.search(path.replace("\\", "/")) is not None
