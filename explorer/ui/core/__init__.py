"""Background work, sessions and navigation, without widgets."""
