"""What On Record is measured by: `quality` against gold, `speed` against the clock."""
