"""Updates of the program: checked and explained; the system installs them."""
