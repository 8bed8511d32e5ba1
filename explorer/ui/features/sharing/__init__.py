"""Exchange of supplements with other desks."""
