"""`python -m index.startup`: does an index in memory or in a folder serve a new process better?

Starts fresh processes by turns (memory, a new folder, a folder that is already built), asks one
question in each, and prints medians. The answer is the reason for the default in `search.py`.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = """
import json, resource, sys, time
began = time.process_time()
from pathlib import Path
from corpus.load import load
from index.encoder import open_encoder
from index.search import SearchIndex
import index.documents, index.lexical, index.store
imported = time.process_time()
folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
index = SearchIndex(load(), open_encoder(), folder=folder)
index.open()
opened = time.process_time()
index.search("Hur många kommuner har bygglov?")
found = time.process_time()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([imported - began, opened - imported, found - opened, memory]))
"""
COLUMNS = ("imports CPU s", "open CPU s", "search CPU s", "resident MB", "whole process s")


def run(folder: Path | None) -> list[float]:
    """One fresh process: CPU seconds of its parts, megabytes, seconds as seen from outside."""
    command = [sys.executable, "-c", PROGRAM, *([str(folder)] if folder else [])]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    parts: list[float] = json.loads(done.stdout)
    return [*parts, time.perf_counter() - began]


def main() -> None:
    """Run and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10)
    runs: int = parser.parse_args().runs
    found: dict[str, list[list[float]]] = {"memory": [], "new folder": [], "folder": []}
    with tempfile.TemporaryDirectory() as name:
        run(Path(name) / "built")
        for at in range(runs):
            found["memory"].append(run(None))
            found["new folder"].append(run(Path(name) / str(at)))
            found["folder"].append(run(Path(name) / "built"))
    sys.stdout.write("median of {} runs: {}\n".format(runs, ", ".join(COLUMNS)))
    for mode, rows in found.items():
        medians = [statistics.median(column) for column in zip(*rows, strict=True)]
        sys.stdout.write(f"{mode:>12}: " + "  ".join(f"{value:.3f}" for value in medians) + "\n")


if __name__ == "__main__":
    main()
