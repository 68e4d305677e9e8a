"""For tests that no question written for training is an eval case."""

import re
from pathlib import Path

import yaml

from evals.cases import files_of
from index.swedish import fold_diacritics


def folded(text: str) -> str:
    """As typed by anyone: no case, marks or punctuation."""
    return " ".join(re.findall(r"\w+", fold_diacritics(text.lower())))


def asked_in(folder: Path) -> set[str]:
    """The turns of all case files below a folder, folded. Never show those of the closed half."""
    files = files_of(folder)
    cases = [case for file in files for case in yaml.load(file.read_bytes(), yaml.CSafeLoader)]
    return {folded(turn) for case in cases for turn in case["turns"]}
