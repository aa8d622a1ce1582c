"""How the shipped registry of actors is made."""
