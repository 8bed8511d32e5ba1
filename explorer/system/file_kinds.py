"""Extensions of the files that the program opens, in lower case.

Imported at every start, so this module imports nothing.
"""

PACKS = (".ppack",)
TEXTS = (".txt", ".md", ".docx", ".xml", ".akn")
TABLES = (".csv", ".tsv")
AGREEMENTS = (*TEXTS, *TABLES)
LAYERS = (".geojson", ".json", ".kml", ".kmz", ".gpkg", ".zip", ".fgb")
SUPPLEMENTS = (".psupplement",)
BRIEFING_SETS = (".briefing",)
OPENED = (*PACKS, *AGREEMENTS, *LAYERS, *SUPPLEMENTS, *BRIEFING_SETS)
