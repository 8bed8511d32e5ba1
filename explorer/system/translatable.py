"""Mark of sentences that the window translates, for modules that do not import Qt."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Return a text, marked for translation in a context."""
    return text
