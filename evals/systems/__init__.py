"""Systems under test, all behind one method: turns in, `Answer` out."""
