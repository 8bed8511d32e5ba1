"""Grammar of the command line: its parser, and the help, completion and man page generated from it."""
