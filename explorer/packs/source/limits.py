"""Bounds of a foreign pack, so that a hostile one cannot exhaust the machine."""

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_PACK_BYTES = 512 * 1024 * 1024
MAX_FILES = 2_000
MAX_VALUES = 20_000_000
#: Of an archive, which is foreign: each file, all files unpacked, the file list, and the values in
#: all files.
MAX_ARCHIVE_FILE_BYTES = 8 * 1024 * 1024
MAX_ARCHIVE_BYTES = 32 * 1024 * 1024
MAX_LISTING_BYTES = 1024 * 1024
MAX_ARCHIVE_VALUES = 500_000
MAX_NAME_CHARACTERS = 200
MAX_DEPTH = 24
MAX_SCALAR_CHARACTERS = 100_000
MAX_ARCHIVE_RATIO = 100
MAX_VERTICES_PER_FEATURE = 2_000_000
#: Searching for similar names takes time; problems beyond this have no suggestion.
MAX_NEAREST_OFFERED = 200
MAX_NEAREST_KNOWN = 5_000
#: Further problems are reported after these are solved.
MAX_PROBLEMS = 1_000
