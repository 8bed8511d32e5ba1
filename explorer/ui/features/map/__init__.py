"""Map panel: paints the scene of explorer.cartography; loaded after the first paint."""
