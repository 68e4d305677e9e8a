"""`python -m evals`: the same as `fraga-evals`."""

from evals.cli import main

main()
