"""Same engagement: accounts of one engagement told by several reports, and confusable ones that stay apart."""
