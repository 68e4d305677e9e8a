"""Rules by theme. Each takes an `Ask` and returns the readings it sees, or None to pass on."""
