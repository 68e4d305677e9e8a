"""Train the task model: `python -m app.understand.train`. For developers; needs the extra `train`.

Reads the written questions beside it (`data/tasks_*.tsv`: task, aspect, question), parses them as
the planner would, and fits two linear support vector machines, whose margins are scaled so that
their softmax can be read as a probability. Prints accuracy by cross-validation over the written
task questions; eval cases are never read.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from scipy.special import log_softmax
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from app.finder import LazyFinder
from app.opening import open_planner
from app.settings import Settings
from app.understand.planner import Planner
from app.understand.taskofplan import task_of
from app.understand.tasks import MODEL, features
from app.understand.wordlists import KNOWN_WORDS
from corpus.load import load
from index.swedish import is_word, split_compound, words

DATA = Path(__file__).parent / "data"
HEADER = ["uppgift", "aspekt", "fraga"]
MIN_SEEN = 2  # a sign met once teaches only its own question
STRENGTH = 3.0  # inverse regularisation; chosen by cross-validation among 1, 3, 10
FOLDS = 5
SHORTEST = 4  # letters; spelling is not mended in shorter words
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


@dataclass(frozen=True, slots=True)
class Validation:
    """What cross-validation found: questions right of those tried, which they were, and a scale.

    `scale` is what margins are multiplied by so that their softmax gives the least log loss on
    questions kept out of the fit.
    """

    right: int
    at: NDArray[np.intp]
    scale: float


def cross_validated(matrix: csr_matrix, labels: Labels) -> Validation:
    """Fit on four fifths and try the rest, five times.

    Labels that are rarer than the folds cannot be kept out, and are not tried.
    """
    rare = {label for label in set(labels) if (labels == label).sum() < FOLDS}
    at = np.flatnonzero(np.array([label not in rare for label in labels]))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    classes = sorted(set(labels[at]))
    margins = np.zeros((len(at), len(classes)))
    for train, test in folds.split(matrix[at], labels[at]):
        margins[test] = _fitted(matrix[at][train], labels[at][train]).decision_function(
            matrix[at][test]
        )
    truth = np.searchsorted(classes, labels[at])
    right = int((margins.argmax(axis=1) == truth).sum())

    def loss(scale: float) -> float:
        chances = log_softmax(scale * margins, axis=1)
        return -float(chances[np.arange(len(at)), truth].mean())

    best = minimize_scalar(loss, bounds=(0.1, 20), method="bounded")
    return Validation(right, at, float(best.x))


def _fitted(matrix: csr_matrix, labels: Labels) -> LinearSVC:
    return LinearSVC(C=STRENGTH, random_state=0).fit(matrix, labels)


def known_words(found: list[Example]) -> list[str]:
    """Swedish words of the written questions, inflected and compounded as people type them.

    Spelling is mended towards these; what is misspelt on purpose or English is left out.
    """
    used = {w for example in found for w in words(example.text) if len(w) >= SHORTEST}
    return sorted(w for w in used if is_word(w) or _sound_compound(w))


def _sound_compound(word: str) -> bool:
    pieces = split_compound(word)
    return bool(pieces) and all(is_word(p) and len(p) >= SHORTEST for p in pieces)


def main() -> None:
    """Fit, report, and write the model."""
    found = list(dict.fromkeys(examples()))
    KNOWN_WORDS.write_text("\n".join(known_words(found)) + "\n", "utf-8")  # the parser reads it
    signs = vectors(_planner(), found)
    matrix, names = matrix_of(signs)
    tasks: Labels = np.array([e.task for e in found])
    aspects: Labels = np.array([e.aspect for e in found])
    by_task, by_aspect = cross_validated(matrix, tasks), cross_validated(matrix, aspects)
    tried = len(by_task.at)
    by_rules = sum(f"rule:{tasks[i]}" in signs[i] for i in by_task.at)
    print(f"task: {_of(by_task.right, tried)}; rules alone {_of(by_rules, tried)}", file=sys.stderr)
    print(f"aspect: {_of(by_aspect.right, len(by_aspect.at))}", file=sys.stderr)
    write(matrix, names, (tasks, by_task.scale), (aspects, by_aspect.scale))
    size = MODEL.stat().st_size / 1e6
    print(f"{len(found)} questions, {len(names)} signs, {size:.1f} MB", file=sys.stderr)


def write(
    matrix: csr_matrix,
    names: list[str],
    tasks: tuple[Labels, float],
    aspects: tuple[Labels, float],
) -> None:
    """Fit both models to all questions and write their weights where `tasks` reads them.

    Labels come with the scale of their margins, which is folded into the weights.
    """
    task_model, aspect_model = _fitted(matrix, tasks[0]), _fitted(matrix, aspects[0])
    MODEL.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        MODEL,
        features=np.array("\n".join(names)),
        tasks=np.array("\n".join(task_model.classes_)),
        aspects=np.array("\n".join(aspect_model.classes_)),
        task_weights=(tasks[1] * task_model.coef_.T).astype(np.float16),
        task_bias=(tasks[1] * task_model.intercept_).astype(np.float32),
        aspect_weights=(aspects[1] * aspect_model.coef_.T).astype(np.float16),
        aspect_bias=(aspects[1] * aspect_model.intercept_).astype(np.float32),
    )


def _of(right: int, total: int) -> str:
    return f"{right}/{total} = {right / total:.3f}"


if __name__ == "__main__":
    main()
