"""Types of the calls that the program makes into geographiclib."""
