"""From the name of a system to the system. The names are those of `fraga-evals run --system`.

Imports the product only when the product is asked for, so that comparing two result files, or
running a plug-in, does not load models.
"""

from dataclasses import dataclass
from pathlib import Path

from evals.errors import EvalError
from evals.runner import TIMEOUT
from evals.systems.base import NotMeasured, System
from evals.systems.plugin import open_plugin
from evals.systems.retriever import open_bm25, open_plain

OURS = "ours"
WITH_LLM = "ours-llm"
WITHOUT = "ours-without-"
PARTS = ("vectors", "lexical", "memory", "vocabulary", "tasks", "tables")
PLAIN = "plain"
BM25 = "bm25"
ALL = "all"
LLM = "llm"  # the setting that names the language model
PRODUCT = (OURS, *(f"{WITHOUT}{part}" for part in PARTS))
"""The product offline: it may be asked in several processes at once."""
NAMES = (OURS, WITH_LLM, *PRODUCT[1:], PLAIN, BM25)


class UnknownSystemError(EvalError):
    """No such system, or settings that it cannot be opened with; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Edge:
    """What the command line says about systems."""

    plain_model: Path | None = None
    timeout: float = TIMEOUT


def expand(names: list[str]) -> list[str]:
    """`all` stands for every built-in system; refuse names that are nothing."""
    wanted = list(dict.fromkeys(n for name in names for n in (NAMES if name == ALL else (name,))))
    for name in wanted:
        if name not in NAMES and ":" not in name:
            raise UnknownSystemError(
                f"Okänt system {name!r}. De som finns är {', '.join((*NAMES, ALL))}, "
                "modul:funktion eller en adress som börjar med http."
            )
    return wanted


def open_system(name: str, edge: Edge) -> System | NotMeasured:
    """Open one system, or say why it cannot be measured here."""
    if name == PLAIN:
        return open_plain(name, edge.plain_model)
    if name == BM25:
        return open_bm25(name)
    if name == OURS or name.startswith((WITHOUT, WITH_LLM)):
        return _product(name)
    return open_plugin(name, edge.timeout)


def _product(name: str) -> System | NotMeasured:
    from app.settings import SettingsError, load_settings
    from evals.systems.ours import open_ours

    try:
        settings = load_settings()
    except SettingsError as error:
        raise UnknownSystemError(str(error)) from error
    # A version without the setting has no language model to plug in.
    if name == WITH_LLM:
        if not getattr(settings, LLM, None):
            return NotMeasured(name, "ingen språkmodell är vald; ange den i FRAGA_LLM")
        return open_ours(name, settings)
    offline = settings.model_copy(update={LLM: None} if hasattr(settings, LLM) else {})
    part = name.removeprefix(WITHOUT) if name.startswith(WITHOUT) else None
    return open_ours(name, offline, part)
