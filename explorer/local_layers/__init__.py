"""Files of map layers made elsewhere: checked, read apart from the program, kept as arrays.

GDAL reads them (by way of pyogrio) in a process of its own: a hostile file can bring down that
process and nothing else, and a long reading can be ended at any moment.
"""
