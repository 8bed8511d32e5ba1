"""Preview and printing of the pages that reports made."""
