"""An agreement from elsewhere on its way into the library."""
