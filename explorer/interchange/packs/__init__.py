"""Pack sources made from agreements, and agreements made from packs."""
