"""Who is who: the registry, name matching across scripts, linking."""
