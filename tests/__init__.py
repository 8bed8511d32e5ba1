"""Tests of Clause Explorer; `python3 -m tests` runs them all, with every check of the code."""
