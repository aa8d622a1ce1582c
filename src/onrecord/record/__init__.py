"""The store of all readings, linked, and what can be asked of it."""
