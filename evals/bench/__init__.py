"""How fast and how big: benchmarks with machine, n and versions. Never part of the tests."""
