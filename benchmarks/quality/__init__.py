"""How much of a report is read rightly, with intervals over documents and floors that only rise."""
