"""What PyInstaller would add to the frozen program and the program does not use, with reasons."""

import importlib.util
import re
from pathlib import Path

#: Start hooks of PyInstaller for the window alone: the first loads Qt, the second ssl and asyncio.
WINDOW_HOOKS = frozenset({"pyi_rth_pyside6", "pyi_rth_multiprocessing"})
#: Modules that packages import for tests, for their own builds or for other windows.
MODULES = (
    "IPython",
    "PIL._avif",  # pictures are read for slides alone, and those are PNG
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "PySide6.QtOpenGL",  # stand_ins
    "PySide6.QtOpenGLWidgets",  # stand_ins
    "PySide6.QtNetwork",  # the program opens no internet connection
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",  # SQLite is reached through Python
    "PySide6.scripts",
    "lxml.html.diff",
    "lxml.objectify",
    "matplotlib",
    "numpy.f2py",
    "numpy.random",
    "pip",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "scipy",
    "setuptools",
    "ssl",  # as QtNetwork
    "tkinter",
    "wheel",
)
#: Files below the program's folder, by what they serve.
FILES = {
    "Qt Quick, QML and the keyboard on screen": r"libQt6(Qml|Quick|VirtualKeyboard|Labs)",
    "networks": r"libQt6Network\.|plugins/(tls|networkinformation)/",
    "databases through Qt": r"libQt6Sql|plugins/sqldrivers/",
    "pictures in formats that the program does not read": (
        r"libQt6Pdf|imageformats/libq(icns|pdf|tga|tiff|wbmp|webp)\."
    ),
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
    "comparison of words for newer processors": r"rapidfuzz/.*_avx2\.",
    "GDAL's tables for formats that are not read": r"pyogrio/(tests/|gdal_data/(?!LICENSE|header))",
    "template of python-docx unpacked; the packed one is read": r"docx/templates/default-docx-te",
    "scripts of developers": r"explorer/resources/.*\.(py|pyc|ts)$",
}
#: Libraries that every desktop has and that belong together with its settings and drivers; those
#: that only they load are left out with them. As the AppImage project lists them, and CUPS.
OF_DESKTOP = re.compile(
    r"lib(cups|X11|X11-xcb|xcb|expat|fontconfig|freetype|gcc_s|p11-kit|stdc\+\+|uuid|z)\.so\."
)
_PATTERNS = {purpose: re.compile(pattern) for purpose, pattern in FILES.items()}


def purpose_of(path: str) -> str:
    """Return what a file serves that is left out, by its path in the program; "" if it stays."""
    plain = path.replace("\\", "/")
    return next((name for name, pattern in _PATTERNS.items() if pattern.search(plain)), "")


def size_of(module: str) -> int:
    """Return the bytes of a module as it is installed here, 0 if it is not."""
    try:
        specification = importlib.util.find_spec(module)
    except ImportError:
        return 0
    if specification is None or not specification.has_location:
        return 0
    place = Path(str(specification.origin))
    files = place.parent.rglob("*") if place.name == "__init__.py" else [place]
    return sum(file.stat().st_size for file in files if file.is_file())
