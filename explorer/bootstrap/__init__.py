"""Start-up before any package is installed: the program's environment. Standard library only."""
