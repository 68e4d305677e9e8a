"""The examples of README.md: what the command prints for each `$ fraga "..."` in it.

`python -m tests.readme_examples` writes them anew; tests/test_readme.py checks that they are true.
"""

import re
import sys
from pathlib import Path

from app.plain import plain
from tests.edge_tools import assistant

README = Path(__file__).resolve().parent.parent / "README.md"
EXAMPLE = re.compile(r'(?<=\n)\$ fraga "([^"]+)"\n(.*?)(?=\n\$ |\n```)', re.DOTALL)


def examples(readme: str) -> list[tuple[str, str]]:
    """Question and shown output."""
    return EXAMPLE.findall(readme)


def printed(question: str) -> str:
    """What the command prints, with ordinary spaces."""
    return plain(assistant().ask([question])).replace("\u00a0", " ")


def renewed(readme: str) -> str:
    """The README with true examples."""
    true = EXAMPLE.sub(lambda found: f'$ fraga "{found[1]}"\n{printed(found[1])}\n', readme)
    return true.replace("\n\n```\n", "\n```\n")


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write("README.md is written.\n")
