"""`python -m evals`: the same as `fraga-evals`."""

from evals.start import main

main()
