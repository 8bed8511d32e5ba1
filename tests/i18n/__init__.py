"""Tests of ``explorer.i18n``."""
