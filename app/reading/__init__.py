"""Reading the report and its tables as they stand: pages, word search, filtered tables."""
