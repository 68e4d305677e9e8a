"""How good is it: cases, metrics, systems side by side, reports, gate, benchmarks."""
