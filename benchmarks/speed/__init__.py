"""How fast a report is read and how much memory it takes, beside another reader in the same run."""
