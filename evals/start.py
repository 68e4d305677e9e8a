"""Where the command `fraga-evals` starts: says what to install where the extra `evals` is missing.

Imports nothing before it must, since what is missing is only known by trying.
"""

import sys

MISSING = """\
{name} är inte installerat. fraga-evals behöver tillägget evals:
python -m pip install -c constraints.txt -e ".[evals]"
"""


def main() -> None:
    """Run the command, or say that the extra is missing."""
    try:
        from evals.cli import main as run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in {"evals", "app", "index", "corpus"}:
            raise  # a fault of ours, not of the installation
        sys.stderr.write(MISSING.format(name=error.name))
        sys.exit(1)
    run()
