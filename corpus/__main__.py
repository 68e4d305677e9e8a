"""`python -m corpus`: rebuild `data/` and print counts; `--check`: exit 1 if a file is stale."""

import argparse
import sys
from dataclasses import fields

from corpus.build import build, stale_files, write


def main() -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    check = parser.parse_args().check
    records = build()
    stale = stale_files(records)
    if check and stale:
        print(f"Not what a rebuild gives: {', '.join(stale)}. Run: python -m corpus")
        return 1
    if not check:
        write(records)
    for field in fields(records):
        print(f"{field.name:16}{len(getattr(records, field.name)):5}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
