"""Map layers from files: validated, read in a separate process, stored as arrays.

GDAL (through pyogrio) reads them in a separate process: a hostile file can only crash that process,
and a long import can be cancelled at any moment.
"""
