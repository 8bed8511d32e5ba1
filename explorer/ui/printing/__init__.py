"""Preview and printing of the pages of reports."""
