"""Output of commands: text on a terminal, reports on standard error, and files."""
