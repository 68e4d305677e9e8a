"""Puts the planner together from the data: the one place that knows all of its parts."""

from app.understand.planner import Planner
from app.understand.reader import Reader
from app.understand.rules.ask import Finder
from app.understand.tasks import MODEL, TaskModel
from corpus.load import Corpus
from corpus.vocabulary import load_vocabulary


def open_planner(
    corpus: Corpus, finder: Finder, *, without: frozenset[str] = frozenset()
) -> Planner:
    """The built-in planner. `without` may take "vocabulary" or "tasks" (the task model) away."""
    entries = () if "vocabulary" in without else load_vocabulary()
    tasks = None if "tasks" in without or not MODEL.is_file() else TaskModel.shipped()
    return Planner(Reader(corpus, entries), corpus, finder, tasks)
