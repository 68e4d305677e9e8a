"""What kind of question it is, learnt from written questions: a task and a column of the tables.

A linear model over words, word pairs, parts of words and signs of the parsed question, with what
it names replaced by slots ("hur många har <tjänst>"). It only says which task is likely and how
sure it is; the builders fill the plan from what was recognised, so it can supply no figure and no
name. Trained by
`python -m app.understand.train`; reading it needs numpy alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.understand.parsed import Parsed
from index.swedish import key

MODEL = Path(__file__).parent / "data" / "task_model.npz"
PART = 4  # letters; 3 to 5 together did no better in cross-validation
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest tasks with their probabilities, best first, and the likeliest aspect."""

    tasks: tuple[tuple[str, float], ...]
    aspect: str
    aspect_probability: float


def features(parsed: Parsed, rule: str) -> list[str]:
    """Signs of a question for the model; `rule` is the task that the rules see."""
    words = slotted(parsed)
    keys = [w if w.startswith("<") else key(w) for w in words]
    framed = ["^", *keys, "$"]
    found = [f"w:{w}" for w in words] + [f"k:{k}" for k in keys]
    found += [f"b:{a} {b}" for a, b in zip(framed, framed[1:], strict=False)]
    found += [f"t:{' '.join(framed[i : i + 3])}" for i in range(len(framed) - 2)]
    found += [f"s:{a} {c}" for a, c in zip(keys, keys[2:], strict=False)]
    found += [f"p:{part}" for w in words if not w.startswith("<") for part in _parts(w)]
    found += [f"cue:{c}" for c in sorted(parsed.cues)]
    found += [f"scope:{s}" for s in sorted(parsed.scope)]
    found += [f"rule:{rule}", *_counts(parsed)]
    return list(dict.fromkeys(found))


def _parts(word: str) -> Iterable[str]:
    """Four letters at a time, ends marked: what misspelt and unseen words share with known ones."""
    marked = f"_{word}_"
    return (marked[i : i + PART] for i in range(len(marked) - PART + 1))


def slotted(parsed: Parsed) -> list[str]:
    """The words of a question with what it names replaced by slots, each mention once."""
    slots = dict(parsed.slots)
    words: list[str] = []
    last = ""
    for token in parsed.tokens:
        slot = slots.get(token.start)
        if slot is None:
            word = "<tal>" if token.surface[0].isdigit() else token.surface
            words.append(word)
        elif slot != last or not words or words[-1] != slot:
            words.append(slot)
        last = slot or ""
    return words


def _counts(parsed: Parsed) -> Iterable[str]:
    yield f"n:tjanst={min(len(parsed.services), 3)}"
    yield f"n:kategori={min(len(parsed.categories), 2)}"
    yield f"n:alternativ={min(len(parsed.options), 2)}"
    yield f"n:fakta={min(len(parsed.facts), 2)}"
    yield f"n:tal={min(len(parsed.numbers), 2)}"
    yield f"n:kommun={min(len(parsed.places.names), 2)}"
    yield f"n:ord={min(len(parsed.tokens) // 4, 6)}"
    if any(n.unit == "percent" for n in parsed.numbers):
        yield "n:procent"
    for name, there in (
        ("bokstav", parsed.places.letters), ("okänd kommun", parsed.places.unknown),
        ("figur", parsed.figures), ("bilaga", parsed.appendices), ("avsnitt", parsed.sections),
        ("diagram", parsed.figure_topics), ("utanför", parsed.outside), ("år", parsed.years),
    ):  # fmt: skip
        if there:
            yield f"n:{name}"
    for mention in parsed.outside:
        yield f"utanför:{mention.units[0].id}"


class TaskModel:
    """Weights of two linear classifiers over the same features."""

    def __init__(self, path: Path = MODEL) -> None:
        """Read the weights; about 3 ms."""
        with np.load(path, allow_pickle=False) as data:
            names = str(data["features"]).split("\n")
            self._index = {name: i for i, name in enumerate(names)}
            self._tasks = str(data["tasks"]).split("\n")
            self._aspects = str(data["aspects"]).split("\n")
            self._task_weights: Scores = data["task_weights"].astype(np.float32)
            self._aspect_weights: Scores = data["aspect_weights"].astype(np.float32)
            self._task_bias: Scores = data["task_bias"].astype(np.float32)
            self._aspect_bias: Scores = data["aspect_bias"].astype(np.float32)

    @staticmethod
    @lru_cache(maxsize=1)
    def shipped() -> "TaskModel":
        """The committed model."""
        return TaskModel()

    def guess(self, found: Sequence[str], k: int = 4) -> Guess:
        """The k likeliest tasks and the likeliest aspect."""
        at = [self._index[f] for f in found if f in self._index]
        scale = 1 / np.sqrt(max(len(at), 1))
        tasks = _softmax(scale * self._task_weights[at].sum(axis=0) + self._task_bias)
        aspects = _softmax(scale * self._aspect_weights[at].sum(axis=0) + self._aspect_bias)
        order = np.argsort(-tasks)[:k]
        best = int(np.argmax(aspects))
        return Guess(
            tuple((self._tasks[int(i)], float(tasks[int(i)])) for i in order),
            self._aspects[best],
            float(aspects[best]),
        )


def _softmax(scores: Scores) -> Scores:
    raised = np.exp(scores - scores.max())
    result: Scores = raised / raised.sum()
    return result
