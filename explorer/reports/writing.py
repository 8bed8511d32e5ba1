"""Writing what was made for paper, as every file is written."""

from explorer.writing import write_whole

__all__ = ["write_whole"]
