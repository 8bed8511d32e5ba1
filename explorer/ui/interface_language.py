"""Language of the window's own texts: chosen apart from the content's, loaded at start.

The catalogues are ``resources/translations/explorer_*.ts``, released as ``.qm``; English has plural
forms alone. Texts of Qt itself, such as standard buttons, come with Qt.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from explorer.system.paths import RESOURCES

if TYPE_CHECKING:
    from PySide6.QtGui import QActionGroup
    from PySide6.QtWidgets import QMenu

#: Language and the country whose formats it has on a computer of another language.
_COUNTRIES = {"en": "GB", "uk": "UA"}
_FALLBACK = "en"
_PROPERTY = "interface_language"
_FOLDER = RESOURCES / "translations"
#: Each name in its own language, so that everybody can read it; not translated.
_NAMES = {"en": "&English", "uk": "&Українська"}

#: Texts of Qt's own dialog for files that Qt's Ukrainian catalogue lacks; ours has them.
QT_TEXTS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)


def choose_language(setting: str, preferred: Iterable[str]) -> str:
    """Return the language of a setting, or if it is empty the first known of the preferred."""
    names = [setting] if setting in _COUNTRIES else [name.partition("-")[0] for name in preferred]
    return next((name for name in names if name in _COUNTRIES), _FALLBACK)


def install_language(application: QCoreApplication, setting: str) -> None:
    """Load the texts and formats of a language for all widgets that are created from now on."""
    language = choose_language(setting, QLocale.system().uiLanguages())
    if application.property(_PROPERTY) is not None:
        remove_language(application)
    own = QTranslator(application)
    if own.load(str(_FOLDER / f"explorer_{language}.qm")):
        application.installTranslator(own)
    qt = QTranslator(application)
    path = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != _FALLBACK and qt.load(f"qtbase_{language}", path):
        application.installTranslator(qt)
    application.setProperty(_PROPERTY, language)
    _set_formats(language)


def remove_language(application: QCoreApplication) -> None:
    """Remove what was loaded; listing it takes 9 ms, since it builds enums of Qt."""
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    application.setProperty(_PROPERTY, None)


def _set_formats(language: str) -> None:
    """Write dates and numbers as the language does; keep the system's form of it if it has any."""
    system, _, country = QLocale.system().name().partition("_")
    if system == language or (system == "C" and language == _FALLBACK):
        QLocale.setDefault(QLocale.system())
    else:
        QLocale.setDefault(QLocale(f"{language}_{country or _COUNTRIES[language]}"))


def interface_language() -> str:
    """Return the code of the language in use. Any thread."""
    application = QCoreApplication.instance()
    language = application.property(_PROPERTY) if application is not None else None
    return language if isinstance(language, str) else _FALLBACK


def interface_words() -> Mapping[str, str]:
    """Return the message catalogue in the language in use, for dates within sentences."""
    from explorer.i18n.message_catalog import load_words

    return load_words(interface_language())


def add_language_menu(menu: "QMenu", setting: str) -> "QActionGroup":
    """Add the choice of the language to a menu; the data of an action is the new setting."""
    from PySide6.QtGui import QAction, QActionGroup
    from PySide6.QtWidgets import QMenu

    translate = QCoreApplication.translate
    choices = QMenu(translate("Actions", "&Interface language"), menu)
    choices.setObjectName("interface-language")
    group = QActionGroup(menu)
    names = {"": translate("Actions", "As the s&ystem"), **_NAMES}
    for code, name in names.items():
        action = QAction(name, group)
        action.setCheckable(True)
        action.setChecked(code == (setting if setting in _NAMES else ""))
        action.setData(code)
    choices.addActions(group.actions())
    menu.addMenu(choices)
    return group
