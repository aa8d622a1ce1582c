"""What accounts and reports have in common: same engagement, lineage, alterations, points. Pure functions."""
