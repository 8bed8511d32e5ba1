"""Grammar of the command line: its parser, help, completion and man page."""
