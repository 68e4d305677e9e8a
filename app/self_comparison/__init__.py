"""A municipality beside the report: which of the 38 services it has, and what that compares to."""
