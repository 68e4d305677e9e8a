"""What the numbers of a question are for: thresholds, stated figures, or how many of a ranking."""

import re
from dataclasses import dataclass
from typing import Literal

from app.plan import Comparator, Condition, Stated
from app.understand.wordlists import phrases_by_comparator, word_list
from index.numbers import Number, find_numbers, number_words, parse_ordinal

BEFORE = phrases_by_comparator("before")
AFTER = phrases_by_comparator("after")
SHARE_NOUNS = frozenset({"procent", "%", "andel", "andelen"})
RANK_WORDS = word_list("thresholds", "rank")
SKIPPED = frozenset(word_list("thresholds", "skipped"))
FORBIDDEN_FOR_K = frozenset({"procent", "%", "kommuner", "kommun", "kommunerna"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Numbers by what they are for. `k` is how many places a ranking should show."""

    conditions: tuple[Condition, ...]
    stated: Stated | None
    k: int | None
    place: int | None
    used: tuple[float, ...]


def read_thresholds(text: str, numbers: tuple[Number, ...]) -> Thresholds:
    """Sort the numbers of a question (years already taken out).

    >>> found = read_thresholds(t := "vilka finns i mer än 20 procent", find_numbers(t))
    >>> found.conditions[0].comparator, found.conditions[0].value, found.conditions[0].form
    ('gt', 20.0, 'share')
    >>> read_thresholds(t := "de fem vanligaste", find_numbers(t)).k
    5
    """
    words = number_words(text)
    conditions: list[Condition] = []
    stated: Stated | None = None
    k = _top_k(words, numbers)
    used: list[float] = []
    skip = False
    for at, number in enumerate(numbers):
        if skip:
            skip = False
            continue
        if k is not None and number.value == k and not number.unit:
            continue
        if _is_base(words, number):
            continue
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        if following and _is_range(words, number, following):
            conditions.append(_between(words, number, following))
            used += [number.value, following.value]
            skip = True
            continue
        comparator = _comparator(words, number)
        form = _form(words, number)
        if comparator is not None and number.unit != "points":
            conditions.append(
                Condition(comparator=comparator, value=number.value, form=form, said=number.said)
            )
        if stated is None:
            stated = Stated(
                comparator=comparator or "eq", value=number.value, form=form, said=number.said
            )
        used.append(number.value)
    return Thresholds(tuple(conditions), stated, k, _place(words), tuple(used))


def _form(words: list[str], number: Number) -> Literal["count", "share"]:
    if number.unit == "percent":
        return "share"
    after = words[number.last + 1 : number.last + 3]
    return "share" if SHARE_NOUNS & set(after) else "count"


def _comparator(words: list[str], number: Number) -> Comparator | None:
    after = " ".join(words[number.last + 1 : number.last + 5])
    for comparator, phrases in AFTER.items():
        if any(p in after for p in phrases):
            return comparator
    before = " ".join(words[max(0, number.first - 4) : number.first])
    if re.search(
        r"(inte|ej) ens|når inte|nådde inte|inte når|inte kom(mer)? upp",
        " ".join(words[max(0, number.first - 6) : number.first]),
    ):
        return "lt"
    best: tuple[int, Comparator] | None = None
    for comparator, phrases in BEFORE.items():
        for phrase in phrases:
            padded = f" {before} "
            where = padded.rfind(f" {phrase} ")
            close = where >= 0 and len(padded[where + len(phrase) + 2 :].split()) <= 1
            if close and (best is None or len(phrase) > best[0]):
                best = (len(phrase), comparator)
    return best[1] if best else None


def _is_range(words: list[str], low: Number, high: Number) -> bool:
    between = words[low.last + 1 : high.first]
    before = words[max(0, low.first - 2) : low.first]
    linked = between in (["och"], ["till"], ["kommuner", "och"], ["procent", "och"], [])
    return (
        linked
        and high.value > low.value
        and (
            "mellan" in before or "från" in before or between == ["till"] or "intervallet" in before
        )
    )


def _between(words: list[str], low: Number, high: Number) -> Condition:
    form = _form(words, high)
    return Condition(comparator="between", value=low.value, high=high.value, form=form)


def _is_base(words: list[str], number: Number) -> bool:
    """Whether a number is the whole spoken of, no threshold: "av de 223 kommunerna"."""
    if number.value not in {38, 223, 236, 290}:
        return False
    before = words[max(0, number.first - 2) : number.first]
    return bool({"de", "av", "samtliga", "alla", "rapportens", "enkätens"} & set(before))


def _top_k(words: list[str], numbers: tuple[Number, ...]) -> int | None:
    for word in words:
        if places := _collective(word):
            return places
    for number in numbers:
        whole = number.value == int(number.value)
        if number.unit or not whole or not 1 < number.value < 38 or _is_base(words, number):
            continue
        before = words[max(0, number.first - 1) : number.first]
        after = words[number.last + 1 : number.last + 5]
        if before and before[-1].startswith(("topp", "top", "bottom", "botten")):
            return int(number.value)
        if after and after[0] in FORBIDDEN_FOR_K:
            continue
        near = [w for w in after[:6] if w not in SKIPPED]
        if near and near[0].startswith(RANK_WORDS) and near[0] not in {"första"}:
            return int(number.value)
        if "i" in after[:2] and any(w.startswith("topp") for w in after[:3]):
            return int(number.value)
        later = words[number.last + 1 :]
        asked = words[number.first - 1] if number.first else ""
        of_services = any("tjänst" in w for w in after[:4])
        if (
            asked in {"vilka", "de", "dom"}
            and of_services
            and any(w.startswith(RANK_WORDS) for w in later)
        ):
            return int(number.value)
    return None


PLACE_NOUNS = {"fyra": 4, "femma": 5, "sexa": 6, "sjua": 7, "åtta": 8, "nia": 9, "tia": 10}
"""A place said as a noun: "ligger fyra på listan"."""


COLLECTIVE = {
    "tre": 3, "trea": 3, "trio": 3, "fyra": 4, "kvartett": 4, "fem": 5, "femma": 5, "kvintett": 5,
    "sexa": 6, "sjua": 7, "åtta": 8, "nia": 9, "tio": 10, "tia": 10, "tjugo": 20,
}  # fmt: skip
"""Lengths of lists inside a compound: "topptrion", "bottenfyran"."""
PODIUM = ("pallen", "prispall", "pallplats", "medaljplats", "medaljör")


def _collective(word: str) -> int | None:
    """How many places a compound stands for.

    >>> _collective("bottenfyran"), _collective("pallen"), _collective("toppen")
    (4, 3, None)
    """
    if word.startswith(PODIUM):
        return 3
    match = re.fullmatch(r"(?:topp|botten)-?(\w+?)n?", word)
    return COLLECTIVE.get(match.group(1)) if match else None


def _place(words: list[str]) -> int | None:
    """The place asked for: "näst", "tredje vanligaste", "plats 4", "tvåa"."""
    for at, word in enumerate(words):
        if word in {"näst", "nästvanligast", "nästvanligaste"} or word.startswith("nästmest"):
            return 2
        if word in {"tvåa", "tvåan"}:
            return 2
        if word in {"trea", "trean"}:
            return 3
        rank = parse_ordinal(word)
        if (joined := re.fullmatch(r"(\w+?)plats(en)?", word)) and parse_ordinal(joined.group(1)):
            return parse_ordinal(joined.group(1))
        following = words[at + 1] if at + 1 < len(words) else ""
        if rank and (following.startswith(RANK_WORDS) or following == "plats"):
            return rank
        if word in {"plats", "nummer"} and following.isdigit():
            return int(following)
        listed = at and words[at - 1].startswith(("topp", "botten"))  # "topp fyra i Bilaga 2"
        if word in PLACE_NOUNS and following in {"på", "i"} and not listed:
            return PLACE_NOUNS[word]
    return None


__all__ = ["Thresholds", "find_numbers", "read_thresholds"]
