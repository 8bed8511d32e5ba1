"""The form by which the user adds a record, in the pack's own words."""
