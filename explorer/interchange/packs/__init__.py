"""Pack sources from agreements, and agreements from packs."""
