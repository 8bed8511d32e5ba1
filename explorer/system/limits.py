"""Bounds that files of others are held to before they are read, so that none exhausts the machine.

Those of packs are in ``explorer.packs.source.limits``.
"""

_MIB = 1024 * 1024

#: Any file of text that is read as an agreement: plain, Markdown, Word, Akoma Ntoso; PA-X's table.
MAX_FILE_BYTES = 50 * _MIB
#: Of a text: about 2,000 printed pages. What is beyond is left out, and said to be.
MAX_TEXT_CHARACTERS = 5_000_000
MAX_TEXT_LINES = 200_000
MAX_POINTS = 2_000

#: Of XML, Word's parts among it. Each element, attribute and text takes memory, however short.
MAX_XML_DEPTH = 100
MAX_XML_ITEMS = 1_000_000

#: Of a Word file: its parts and the list of them, all of them unpacked, and of these what is XML.
MAX_WORD_PARTS = 5_000
MAX_WORD_LISTING_BYTES = _MIB
MAX_WORD_BYTES = 200 * _MIB
MAX_WORD_XML_BYTES = 64 * _MIB
MAX_WORD_DEPTH = 200

#: Of PA-X's table: rows, columns, characters of one row, and cells with something in them.
MAX_TABLE_ROWS = 20_000
MAX_TABLE_COLUMNS = 2_000
MAX_TABLE_ROW_CHARACTERS = 2_000_000
MAX_TABLE_CELLS = 3_000_000

#: Of a map layer.
MAX_LAYER_BYTES = 200 * _MIB
MAX_LAYERS = 100
MAX_FEATURES = 100_000
MAX_VERTICES = 12_000_000
#: Of the process that reads one: memory, processor time, and time on the clock.
MAX_LAYER_MEMORY_BYTES = 3 * 1024 * _MIB
MAX_LAYER_CPU_SECONDS = 60
MAX_LAYER_SECONDS = 120

#: Of a colleague's JSON: a supplement, a briefing set; and signs that open or part its values.
MAX_SUPPLEMENT_BYTES = 50 * _MIB
MAX_SET_BYTES = 8 * _MIB
MAX_JSON_SIGNS = 4_000_000
