"""Local layers of many shapes: levels of detail, tiles and hit tests."""
