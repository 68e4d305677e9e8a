"""Ticks <-> the query of a link, and a municipality's name as people type it.

What cannot be read is never guessed and never stops the rest: it becomes a Swedish sentence.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from app.format import joined
from app.self_comparison import texts
from app.self_comparison.types import Ticks

MUNICIPALITY, SERVICES = "kommun", "har"
_TITLE = re.compile(r"\s+(kommun|stad)$")
_MAX_SHOWN = 40  # characters of a wrong name or number that are repeated: a link can hold anything
_NEAR = 0.7  # similarity of a name that is worth proposing: "Umea" is near "Umeå", "Paris" is not


def municipality(typed: str, names: Iterable[str]) -> tuple[str, str]:
    """The municipality that is meant, or "" and why not.

    >>> names = ["Mark", "Umeå", "Stockholm", "Strängnäs"]
    >>> municipality(" umeå kommun ", names), municipality("Stockholms stad", names)
    (('Umeå', ''), ('Stockholm', ''))
    >>> municipality("Strängnäs", names), municipality("", names)
    (('Strängnäs', ''), ('', ''))
    >>> municipality("Umea", names)[1]
    'Umea är inte en av Sveriges 290 kommuner. Menade du Umeå?'
    """
    wanted = " ".join(typed.split())
    if not wanted:
        return "", ""
    by_name = {name.casefold(): name for name in names}
    plain = _TITLE.sub("", wanted.casefold())
    for form in (wanted.casefold(), plain, plain.removesuffix("s")):
        if form in by_name:
            return by_name[form], ""
    near = [by_name[n] for n in difflib.get_close_matches(plain, by_name, n=3, cutoff=_NEAR)]
    hint = " " + texts.DID_YOU_MEAN.format(" eller ".join(near)) if near else ""
    return "", texts.UNKNOWN_NAME.format(wanted[:_MAX_SHOWN]) + hint


def read(
    query: Mapping[str, str], names: Iterable[str], services: int
) -> tuple[Ticks, tuple[str, ...]]:
    """The ticks of a query, and what in it could not be read.

    >>> read({"kommun": "Umeå", "har": "3,1"}, ["Umeå"], 38)
    (Ticks(municipality='Umeå', services=(1, 3)), ())
    >>> read({"har": "1,99,x"}, [], 38)[1]
    ('Länken nämner e-tjänster som inte finns: 99 och x. De har hoppats över.',)
    """
    name, problem = municipality(query.get(MUNICIPALITY, ""), names)
    given = [part.strip() for part in query.get(SERVICES, "").split(",") if part.strip()]
    known = {str(number) for number in range(1, services + 1)}
    wrong = [part for part in given if part not in known]
    problems = [problem] if problem else []
    if wrong:
        problems.append(texts.BAD_NUMBERS.format(joined(wrong[:5])[:_MAX_SHOWN]))
    numbers = sorted({int(part) for part in given if part in known})
    return Ticks(name, tuple(numbers)), tuple(problems)


def written(ticks: Ticks) -> str:
    """The query of the link that brings these ticks back; `read` is its inverse.

    >>> written(Ticks("Umeå", (1, 3)))
    'kommun=Ume%C3%A5&har=1,3'
    """
    values = {MUNICIPALITY: ticks.municipality} if ticks.municipality else {}
    values[SERVICES] = ",".join(map(str, ticks.services))
    return urlencode(values, safe=",")
