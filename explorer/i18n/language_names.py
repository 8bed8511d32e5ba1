"""Names of the content languages, each in itself."""

LANGUAGE_NAMES = {"en": "English", "uk": "Українська"}
