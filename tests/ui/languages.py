"""The window in one of its languages, or in one that is longer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from explorer.system.paths import places
from explorer.system.settings import Settings, save
from explorer.ui.interface_language import install_language, remove_language

#: How much longer than English a language may be.
LONGER = 0.4
_WORD = 6


class LongerLanguage(QTranslator):
    """Translator that lengthens every text by words of its own."""

    def translate(
        self,
        context: str,
        text: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return a text of the program, longer; None for a format of dates."""
        if context == "DateFormat" or context.startswith("Q") or not text.strip():
            return None
        more = "~" * round(len(text) * LONGER + 0.5)
        words = [more[start : start + _WORD] for start in range(0, len(more), _WORD)]
        return " ".join(words) + text


@contextmanager
def interface_in(language: str, application: QCoreApplication) -> Iterator[None]:
    """Give the program a language, or “longer”, as long as the context lasts."""
    locale = QLocale()
    install_language(application, "en" if language == "longer" else language)
    if language == "longer":
        application.installTranslator(LongerLanguage(application))
    try:
        yield
    finally:
        remove_language(application)
        QLocale.setDefault(locale)


def choose(folder: Path, language: str) -> None:
    """Store the language of the next start; that of the content is not chosen, and the same."""
    chosen = "uk" if language == "uk" else "en"
    save(places(folder).settings, Settings(interface_language=chosen))
