"""Bounds of foreign files, checked before they are read, so that none exhausts the machine.

Those of packs are in ``explorer.packs.source.limits``.
"""

_MIB = 1024 * 1024

#: Any text file that is read as an agreement: plain, Markdown, Word, Akoma Ntoso; a PA-X table.
MAX_FILE_BYTES = 50 * _MIB
#: Of a text: about 2,000 printed pages. The rest is left out, with a notice.
MAX_TEXT_CHARACTERS = 5_000_000
MAX_TEXT_LINES = 200_000
MAX_POINTS = 2_000

#: Of XML, including parts of Word files. Each element, attribute and text takes memory.
MAX_XML_DEPTH = 100
MAX_XML_ITEMS = 1_000_000

#: Of a Word file: its parts, their list, all parts unpacked, and the XML among them.
MAX_WORD_PARTS = 5_000
MAX_WORD_LISTING_BYTES = _MIB
MAX_WORD_BYTES = 200 * _MIB
MAX_WORD_XML_BYTES = 64 * _MIB
MAX_WORD_DEPTH = 200

#: Of a PA-X table: rows, columns, characters of a row, and non-empty cells.
MAX_TABLE_ROWS = 20_000
MAX_TABLE_COLUMNS = 2_000
MAX_TABLE_ROW_CHARACTERS = 2_000_000
MAX_TABLE_CELLS = 3_000_000

#: Of a map layer.
MAX_LAYER_BYTES = 200 * _MIB
MAX_LAYERS = 100
MAX_FEATURES = 100_000
MAX_VERTICES = 12_000_000
#: Of the process that reads a layer: memory, processor time and elapsed time.
MAX_LAYER_MEMORY_BYTES = 3 * 1024 * _MIB
MAX_LAYER_CPU_SECONDS = 60
MAX_LAYER_SECONDS = 120

#: Of shared JSON: a supplement, a briefing set, and the number of structural characters.
MAX_SUPPLEMENT_BYTES = 50 * _MIB
MAX_SET_BYTES = 8 * _MIB
MAX_JSON_SIGNS = 4_000_000
