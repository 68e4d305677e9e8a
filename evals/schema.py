"""One case of a YAML file, checked key by key. Collects every problem instead of stopping at one.

Knows the shape of a case and nothing of the report: labels, pages and figures are held against the
report in `evals.gold`. Strict, because a misspelt key would silently weaken a case.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from app.types import STATUS_OF_REASON, Kind, Reason, Status
from evals.types import Case, GoldSource, Half, Outcome, Place, Problem, Reading, Value

T = TypeVar("T")
KINDS: tuple[str, ...] = get_args(Kind)
OUTCOMES: tuple[str, ...] = get_args(Outcome)
PLACES: tuple[str, ...] = get_args(Place)
STATUSES_OF_OUTCOME: dict[Outcome, tuple[Status, ...]] = {
    "answer": ("answered",),
    "clarify": ("clarify",),
    "refuse": ("not_in_report", "out_of_scope"),
    "error": ("error",),
}
CASE_KEYS = (
    *("id", "kind", "turns", "outcome", "reason", "values", "readings", "phrases", "absent"),
    *("forbidden", "sources", "gold_sql", "tags", "note"),
)
VALUE_KEYS = ("value", "unit", "base", "also", "place")
READING_KEYS = ("about", "values")
SOURCE_KEYS = ("label", "page")


def reasons_of(outcome: Outcome) -> tuple[str, ...]:
    """The reasons that a case with this outcome may name; a fault is never what gold asks for.

    >>> reasons_of("error")
    ('bad_input',)
    >>> reasons_of("answer")
    ()
    """
    fair = STATUSES_OF_OUTCOME[outcome]
    return tuple(r for r, s in STATUS_OF_REASON.items() if s in fair and r != "fault")


@dataclass
class Checker:
    """Reads the keys of one case and notes what is wrong with them."""

    file: Path
    id: str
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, key: str, text: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.file, self.id, key, text))

    def keys(self, raw: Mapping[str, Any], known: Sequence[str], at: str = "") -> None:
        """Refuse keys that are not in the table of cases/README.md."""
        for key in raw:
            if key not in known:
                self.wrong(f"{at}{key}", f"okänd nyckel; de som finns är {', '.join(known)}")

    def text(self, raw: object, key: str) -> str:
        """A string; anything else is noted."""
        if isinstance(raw, str):
            return raw
        self.wrong(key, f"ska vara text, inte {raw!r}")
        return ""

    def number(self, raw: object, key: str) -> float:
        """A JSON number; 16.6, not "16,6 %"."""
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return float(raw)
        self.wrong(key, f"ska vara ett tal som 16.6, inte {raw!r}")
        return 0.0

    def several(self, raw: object, key: str, one: Callable[[Any, str], T]) -> tuple[T, ...]:
        """A list whose items `one` reads; a missing list is empty."""
        if raw is None:
            return ()
        if not isinstance(raw, list) or not raw:
            self.wrong(key, f"ska vara en lista med minst ett led, inte {raw!r}")
            return ()
        return tuple(one(item, f"{key}[{i}]") for i, item in enumerate(raw, 1))

    def mapping(self, raw: object, key: str, known: Sequence[str]) -> dict[str, Any]:
        """A mapping with known keys only."""
        if not isinstance(raw, dict):
            self.wrong(key, f"ska ha nycklarna {', '.join(known)}, inte vara {raw!r}")
            return {}
        self.keys(raw, known, f"{key}.")
        return raw

    def among(self, raw: object, key: str, known: Iterable[str]) -> str:
        """One of the known words."""
        allowed = tuple(known)
        if isinstance(raw, str) and raw in allowed:
            return raw
        self.wrong(key, f"{raw!r} är inte något av {', '.join(allowed)}")
        return ""

    def value(self, raw: object, key: str) -> Value:
        """An item of `values`."""
        given = self.mapping(raw, key, VALUE_KEYS)
        if given and "value" not in given:
            self.wrong(f"{key}.value", "saknas")
        unit, base = given.get("unit"), given.get("base")
        place = self.among(given["place"], f"{key}.place", PLACES) if "place" in given else "first"
        return Value(
            value=self.number(given["value"], f"{key}.value") if "value" in given else 0.0,
            unit=None if unit is None else self.text(unit, f"{key}.unit"),
            base=None if base is None else self.number(base, f"{key}.base"),
            also=self.several(given.get("also"), f"{key}.also", self.number),
            place=cast(Place, place or "first"),
        )

    def reading(self, raw: object, key: str) -> Reading:
        """An item of `readings`."""
        given = self.mapping(raw, key, READING_KEYS)
        for needed in READING_KEYS:
            if given and needed not in given:
                self.wrong(f"{key}.{needed}", "saknas")
        return Reading(
            about=self.several(given.get("about"), f"{key}.about", self.text),
            values=self.several(given.get("values"), f"{key}.values", self.value),
        )

    def source(self, raw: object, key: str) -> GoldSource:
        """An item of `sources`."""
        given = self.mapping(raw, key, SOURCE_KEYS)
        page = given.get("page")
        if not isinstance(page, int) or isinstance(page, bool):
            self.wrong(f"{key}.page", f"ska vara ett sidnummer, inte {page!r}")
            page = 0
        return GoldSource(self.text(given.get("label"), f"{key}.label"), page)

    def reasons(self, raw: object, outcome: Outcome) -> tuple[Reason, ...]:
        """The fair reasons, which must belong to the outcome."""
        if outcome == "answer":
            if raw is not None:
                self.wrong("reason", "ska inte stå där outcome är answer")
            return ()
        if raw is None:
            self.wrong("reason", f"krävs där outcome är {outcome}")
        given = [raw] if isinstance(raw, str) else raw
        known = reasons_of(outcome)
        read = self.several(given, "reason", lambda item, key: self.among(item, key, known))
        return cast(tuple[Reason, ...], read)


def read_case(raw: object, file: Path, half: Half, number: int) -> tuple[Case, list[Problem]]:
    """Read one item of a file; `number` names it where it has no id."""
    name = str(raw.get("id", f"fall {number}")) if isinstance(raw, dict) else f"fall {number}"
    check = Checker(file, name)
    given: dict[str, Any] = raw if isinstance(raw, dict) else {}
    if not given:
        check.wrong("id", f"fallet ska ha nycklarna {', '.join(CASE_KEYS)}, inte vara {raw!r}")
    check.keys(given, CASE_KEYS)
    for key in ("id", "kind", "turns", "outcome"):
        if given and key not in given:
            check.wrong(key, "saknas")
    outcome = given.get("outcome", "answer")
    if outcome not in OUTCOMES:
        check.among(outcome, "outcome", OUTCOMES)
        outcome = "answer"
    case = Case(
        id=check.text(given.get("id", name), "id"),
        kind=cast(Kind, check.among(given["kind"], "kind", KINDS) if "kind" in given else ""),
        turns=check.several(given.get("turns"), "turns", check.text) or ("",),
        outcome=cast(Outcome, outcome),
        reasons=check.reasons(given.get("reason"), cast(Outcome, outcome)),
        values=check.several(given.get("values"), "values", check.value),
        readings=check.several(given.get("readings"), "readings", check.reading),
        phrases=check.several(
            given.get("phrases"), "phrases", lambda item, key: check.several(item, key, check.text)
        ),
        absent=check.several(given.get("absent"), "absent", check.text),
        forbidden=check.several(given.get("forbidden"), "forbidden", check.number),
        sources=check.several(given.get("sources"), "sources", check.source),
        gold_sql=check.text(given["gold_sql"], "gold_sql") if "gold_sql" in given else None,
        tags=check.several(given.get("tags"), "tags", check.text),
        note=check.text(given["note"], "note") if "note" in given else None,
        half=half,
        file=file,
    )
    return case, check.problems
