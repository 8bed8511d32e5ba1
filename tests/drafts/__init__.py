"""Tests of explorer.drafts."""
