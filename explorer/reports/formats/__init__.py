"""Writers of file formats."""
