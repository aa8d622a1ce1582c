"""Domain: what a report and its reading are made of, and what can go wrong; no rules, no input or output."""
