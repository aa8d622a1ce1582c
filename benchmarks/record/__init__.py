"""How a record grows, and whether it loses anything."""
