"""Wizards that import drafts and agreements."""
