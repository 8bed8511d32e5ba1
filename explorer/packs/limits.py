"""Bounds that a foreign pack must keep to, so that a hostile one cannot exhaust the machine."""

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_PACK_BYTES = 512 * 1024 * 1024
MAX_FILES = 2_000
#: Of an archive, which comes from elsewhere: all its files unpacked, and the list of them.
MAX_ARCHIVE_BYTES = 128 * 1024 * 1024
MAX_LISTING_BYTES = 1024 * 1024
MAX_DEPTH = 24
MAX_SCALAR_CHARACTERS = 100_000
MAX_ARCHIVE_RATIO = 100
MAX_VERTICES_PER_FEATURE = 2_000_000
