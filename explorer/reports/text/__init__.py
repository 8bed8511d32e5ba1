"""Texts shared by screen, terminal and paper, and the fonts of paper."""
