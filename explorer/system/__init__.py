"""The machine the program runs on: paths, settings, files, locks and safe text."""
