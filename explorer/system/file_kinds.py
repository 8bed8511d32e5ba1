"""Extensions of the files that the program opens and writes, in lower case.

Imported at every start, so this module imports nothing.
"""

PACKS = (".ppack",)
TEXTS = (".txt", ".md", ".docx", ".xml", ".akn")
TABLES = (".csv", ".tsv")
AGREEMENTS = (*TEXTS, *TABLES)
LAYERS = (".geojson", ".json", ".kml", ".kmz", ".gpkg", ".zip", ".fgb")
GEOJSON = ".geojson"
#: Formats of geographic information systems that the map is written in: features and no drawing.
GIS = (GEOJSON, ".kml", ".gpkg", ".fgb")
MAPS = (".svg", ".png", *GIS)
SUPPLEMENTS = (".psupplement",)
BRIEFING_SETS = (".briefing",)
OPENED = (*PACKS, *AGREEMENTS, *LAYERS, *SUPPLEMENTS, *BRIEFING_SETS)
