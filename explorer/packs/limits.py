"""Bounds that a foreign pack must keep to, so that a hostile one cannot exhaust the machine."""

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_PACK_BYTES = 512 * 1024 * 1024
MAX_FILES = 2_000
MAX_DEPTH = 24
MAX_SCALAR_CHARACTERS = 100_000
MAX_ARCHIVE_RATIO = 100
MAX_VERTICES_PER_FEATURE = 2_000_000
