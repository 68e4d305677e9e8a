"""Small makers of cases and answers, so that a test shows only what it is about."""

import logging
import os
import sys
from collections.abc import Sequence
from typing import Any

from app.types import Answer, Calculation, Citation, LookupRecord
from corpus.types import PageBasis
from evals.types import Case, GoldSource, Reading, Value

BYGGLOV = "Ansöka om bygglov 37 16,6%"


def case(**given: Any) -> Case:  # noqa: ANN401 - fields of many types
    """A lookup case that requires nothing until told."""
    known: dict[str, Any] = {
        "id": "lookup-t-99",
        "kind": "lookup",
        "turns": ("Hur många har bygglov?",),
        "outcome": "answer",
    }
    return Case(**{**known, **given})


def bygglov(**given: Any) -> Case:  # noqa: ANN401 - fields of many types
    """37 of 223 municipalities, on page 29."""
    value = Value(37, "kommuner", base=223, also=(16.6,))
    return case(**{"values": (value,), "sources": (GoldSource("Bilaga 2", 29),), **given})


def ledighet() -> Case:
    """Two fair readings."""
    return case(
        turns=("Hur många kan ansöka om ledighet?",),
        readings=(
            Reading(("grundskola",), (Value(38, "kommuner", base=223),)),
            Reading(("gymnasi",), (Value(35, "kommuner", base=223),)),
        ),
    )


def citation(
    quote: str = BYGGLOV, label: str = "Bilaga 2", page: int = 29, basis: PageBasis = "printed"
) -> Citation:
    """A citation of Bilaga 2, unless told."""
    return Citation(n=1, label=label, section=label, page=page, page_basis=basis, quote=quote)


def answer(text: str, **given: Any) -> Answer:  # noqa: ANN401 - fields of many types
    """An answered answer that cites the row for bygglov, unless told."""
    known: dict[str, Any] = {
        "question": "Hur många har bygglov?",
        "status": "answered",
        "text": text,
        "citations": (citation(),),
        "data_version": "prov",
    }
    return Answer(**{**known, **given})


def lookup(rows: Sequence[Sequence[Any]], columns: Sequence[str] = ("antal",)) -> LookupRecord:
    """A lookup with these rows."""
    return LookupRecord(sql="SELECT", columns=tuple(columns), rows=tuple(tuple(r) for r in rows))


def calculation(expression: str, result: float, shown: str) -> Calculation:
    """A calculation."""
    return Calculation(label="prov", expression=expression, result=result, shown=shown)


def reply(turns: Sequence[str]) -> dict[str, Any]:
    """A system that answers the cases of data/evals/good, all of them rightly."""
    question = turns[-1]
    if "Peru" in question:
        return {
            "text": "Det handlar inte rapporten om.",
            "status": "out_of_scope",
            "reason": "off_topic",
        }
    if question == "Hur många är det?":
        return {
            "text": "Vad menar du?",
            "status": "clarify",
            "reason": "ambiguous",
            "suggestions": ["Hur många kommuner har e-tjänst för serveringstillstånd?"],
        }
    if "ledighet" in question:
        rows = "- Grundskola: 38 kommuner [1]\n- Gymnasium: 35 kommuner [2]"
        quotes = ["Ansöka om ledighet 38 17,0%", "Ansöka om ledighet 35 15,7%"]
        return _reply(f"Det beror på skolan:\n{rows}", *quotes)
    if "sophantering" in question:
        return _reply("13 kommuner har det [1].", "Anmäla sophantering 13 5,8%")
    if "e-tjänst?" in question:
        quote = "en tjänst som tillhandahålls via ett elektroniskt gränssnitt"
        given = _reply("Det är en tjänst via ett elektroniskt gränssnitt [1].", quote)
        given["citations"][0] |= {"label": "Inledning", "page": 6}
        return given
    return _reply("25 kommuner har det [1].", "Ansöka om serveringstillstånd 25 11,2%")


def _reply(text: str, *quotes: str) -> dict[str, Any]:
    cited = [citation(quote).model_dump() | {"n": n} for n, quote in enumerate(quotes, 1)]
    return {"text": text, "citations": cited}


def forgets_serving(turns: Sequence[str]) -> dict[str, Any]:
    """As `reply`, but with the neighbouring row's figure for serveringstillstånd."""
    given = reply(turns)
    given["text"] = given["text"].replace("25 kommuner", "37 kommuner")
    return given


def talks(turns: Sequence[str]) -> dict[str, Any]:
    """As `forgets_serving`, and prints and logs every question."""
    print(turns[-1])
    sys.stderr.write(turns[-1])
    logging.getLogger("prov").error(turns[-1])
    return forgets_serving(turns)


def falls(turns: Sequence[str]) -> dict[str, Any]:
    """As `reply`, but raises on one question."""
    if "Peru" in turns[-1]:
        raise RuntimeError("trasigt")
    return reply(turns)


def dies(turns: Sequence[str]) -> dict[str, Any]:
    """Ends its whole process, as a fault in compiled code would."""
    os._exit(3)
