"""The command line: one module a command. Qt is not imported."""
