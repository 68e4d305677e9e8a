"""Train the task model: `python -m app.understand.train`. For developers; needs the extra `train`.

Reads the written questions beside it (`data/tasks_*.tsv`: task, aspect, question), parses them as
the planner would, and fits two logistic regressions. Prints accuracy by cross-validation over the
written task questions; eval cases are never read.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from app.finder import LazyFinder
from app.opening import open_planner
from app.settings import Settings
from app.understand.planner import Planner
from app.understand.taskofplan import task_of
from app.understand.tasks import MODEL, features
from corpus.load import load

DATA = Path(__file__).parent / "data"
HEADER = ["uppgift", "aspekt", "fraga"]
MIN_SEEN = 2  # a sign met once teaches only its own question
STRENGTH = 300.0  # inverse regularisation; chosen by cross-validation among 30, 300, 3000
FOLDS = 5
Labels = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its labels."""

    text: str
    task: str
    aspect: str


def examples() -> Iterator[Example]:
    """The written task questions, in the order of their files."""
    for path in sorted(DATA.glob("tasks_*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if head != HEADER:
            raise ValueError(f"{path.name} has the header {head}, expected {HEADER}.")
        for row in rows:
            if len(row) != 3:
                raise ValueError(f"{path.name}: expected three fields, got {row}.")
            yield Example(row[2].strip(), row[0].strip(), row[1].strip())


def vectors(planner: Planner, found: list[Example]) -> list[list[str]]:
    """Signs of every question, with the rules' own opinion among them."""
    signs = []
    for example in found:
        parsed, plan = planner.by_rules(example.text)
        signs.append(features(parsed, task_of(plan)))
    return signs


def _planner() -> Planner:
    corpus = load()
    finder = LazyFinder(corpus, Settings(), frozenset())
    return open_planner(corpus, finder, without=frozenset({"tasks"}))


def matrix_of(signs: list[list[str]]) -> tuple[csr_matrix, list[str]]:
    """One row of unit length a question, one column a sign that more than one question has.

    Returns:
        The matrix, questions by signs, and the names of its columns in order.
    """
    seen = Counter(sign for one in signs for sign in one)
    names = sorted(s for s, n in seen.items() if n >= MIN_SEEN)
    index = {s: i for i, s in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, one in enumerate(signs):
        known = [index[s] for s in one if s in index]
        rows += [row] * len(known)
        columns += known
        values += [1 / np.sqrt(max(len(known), 1))] * len(known)
    shape = (len(signs), len(names))
    return csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float32), names


def cross_validated(matrix: csr_matrix, labels: Labels) -> tuple[int, int, NDArray[np.intp]]:
    """Questions labelled right when kept out of the fit, questions tried, and which they were.

    Labels that are rarer than the folds cannot be kept out, and are not tried.
    """
    rare = {label for label in set(labels) if (labels == label).sum() < FOLDS}
    at = np.flatnonzero(np.array([label not in rare for label in labels]))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    right = 0
    for train, test in folds.split(matrix[at], labels[at]):
        model = LogisticRegression(C=STRENGTH, max_iter=400)
        model.fit(matrix[at][train], labels[at][train])
        right += int((model.predict(matrix[at][test]) == labels[at][test]).sum())
    return right, len(at), at


def main() -> None:
    """Fit, report, and write the model."""
    found = list(dict.fromkeys(examples()))
    signs = vectors(_planner(), found)
    matrix, names = matrix_of(signs)
    tasks: Labels = np.array([e.task for e in found])
    aspects: Labels = np.array([e.aspect for e in found])
    right, tried, at = cross_validated(matrix, tasks)
    by_rules = sum(f"rule:{tasks[i]}" in signs[i] for i in at)
    print(f"task: {_of(right, tried)}; rules alone {_of(by_rules, tried)}", file=sys.stderr)
    right, tried, _ = cross_validated(matrix, aspects)
    print(f"aspect: {_of(right, tried)}", file=sys.stderr)
    write(matrix, names, tasks, aspects)
    size = MODEL.stat().st_size / 1e6
    print(f"{len(found)} questions, {len(names)} signs, {size:.1f} MB", file=sys.stderr)


def write(matrix: csr_matrix, names: list[str], tasks: Labels, aspects: Labels) -> None:
    """Fit both models to all questions and write their weights where `tasks` reads them."""
    task_model = LogisticRegression(C=STRENGTH, max_iter=600).fit(matrix, tasks)
    aspect_model = LogisticRegression(C=STRENGTH, max_iter=600).fit(matrix, aspects)
    MODEL.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        MODEL,
        features=np.array("\n".join(names)),
        tasks=np.array("\n".join(task_model.classes_)),
        aspects=np.array("\n".join(aspect_model.classes_)),
        task_weights=task_model.coef_.T.astype(np.float16),
        task_bias=task_model.intercept_.astype(np.float32),
        aspect_weights=aspect_model.coef_.T.astype(np.float16),
        aspect_bias=aspect_model.intercept_.astype(np.float32),
    )


def _of(right: int, total: int) -> str:
    return f"{right}/{total} = {right / total:.3f}"


if __name__ == "__main__":
    main()
