"""The vocabulary is hand-written data: its form, its units, and which terms may name several."""

import csv
import unicodedata
from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from corpus.text import DATA
from corpus.vocabulary import KINDS, RELATIONS, load_vocabulary
from index.vocabulary import term_keys

REASONS = {
    "not_surveyed",
    "other_country",
    "cost_or_supplier",
    "person",
    "opinion_or_cause",
    "off_topic",
}
MEASURES = {"antal", "andel", "integrerad", "ej_integrerad", "vet_ej"}
STOP_WORDS = {"om", "för", "till", "på", "i", "en", "ett", "att", "och", "av", "med", "den", "det"}
MANY_TERMS = 10  # fewer for a service means that somebody forgot it

IUP = tuple(
    f"tjanst {c} > Följa elevernas utveckling via digitala IUP"
    for c in ("Grundskola", "Gymnasium", "Vuxenutbildning")
)
LIBRARY = (
    "tjanst Kultur och fritid > Boka och låna om böcker",
    "tjanst Kultur och fritid > Låna e-böcker och andra digitala medier",
)
SCHOOLS = ("kategori Grundskola", "kategori Gymnasium", "kategori Vuxenutbildning")
CARE = ("kategori Äldreomsorg", "kategori Individ- och familjeomsorg", "kategori Handikappomsorg")
DELIBERATE = {
    frozenset(group)
    for group in (
        IUP,
        IUP[:2],
        LIBRARY,
        SCHOOLS,
        SCHOOLS[:2],
        CARE,
        (CARE[0], CARE[2]),
        ("tjanst Grundskola > Ansöka om ledighet", "tjanst Gymnasium > Ansöka om ledighet"),
        (
            "tjanst Grundskola > Ansöka om grundskola",
            "tjanst Gymnasium > Ansöka om gymnasieprogram",
        ),
        ("tjanst Förskola > Ansöka om förskola", "tjanst Grundskola > Ansöka om skolbarnomsorg"),
        ("tjanst Förskola > Ansöka om förskola", "kategori Förskola"),
        ("tjanst Vuxenutbildning > Ansöka till vuxenutbildning", "kategori Vuxenutbildning"),
        ("tjanst Handikappomsorg > Ansöka om personlig assistans", "kategori Handikappomsorg"),
        ("tjanst Grundskola > Ansöka om skolbarnomsorg", "kategori Kultur och fritid"),
        (
            "tjanst Äldreomsorg > Ansöka om särskilt boende",
            "tjanst Äldreomsorg > Ansöka om hemtjänst",
        ),
        (
            "tjanst Äldreomsorg > Följa handläggningsprocessen för äldreomsorg",
            "tjanst Äldreomsorg > Följa utförandet av äldreomsorg",
        ),
        (
            "tjanst Individ- och familjeomsorg > Ansöka om försörjningsstöd",
            "tjanst Kultur och fritid > Ansöka om föreningsstöd",
        ),
        (
            "figur9 Ansvarig ingår i kommunens ledningsgrupp",
            "figur9 Ansvarig finns på kommun-/stadsledningskontoret",
        ),
        ("fakta prioritet-hog", "fakta prioritet-lag"),
    )
}
"""Groups of units that one term may name; a term over any other group is a slip."""


class Row(NamedTuple):
    """One line of the file, in the order of its columns."""

    slag: str
    enhet: str
    relation: str
    term: str

    @property
    def unit(self) -> str:
        """Kind and id together."""
        return f"{self.slag} {self.enhet}"


def read() -> list[Row]:
    with (DATA / "vokabular.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert header == list(Row._fields)
    return [Row(*line) for line in lines]


def column(name: str, key: str) -> set[str]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {line[key] for line in csv.DictReader(file)}


def known_units() -> dict[str, set[str]]:
    with (DATA / "bilaga2.csv").open(encoding="utf-8", newline="") as file:
        services = list(csv.DictReader(file))
    return {
        "tjanst": {f"{s['kategori']} > {s['tjanst']}" for s in services},
        "kategori": {s["kategori"] for s in services},
        "matt": MEASURES,
        "figur8": column("figur8.csv", "svar"),
        "figur9": column("figur9.csv", "svar"),
        "fakta": column("nyckeltal.csv", "fakta"),
        "avsnitt": column("stycken.csv", "avsnitt") - {"Baksida"},
        "figur": column("figurer.csv", "nummer"),
        "utanfor": REASONS,
    }


ROWS = read()
MEANING = [r for r in ROWS if r.relation == "betyder"]


def test_rows_have_known_kinds_units_and_relations() -> None:
    known = known_units()
    assert set(known) == set(KINDS)
    assert [r for r in ROWS if r.enhet not in known[r.slag]] == []
    assert {r.relation for r in ROWS} == set(RELATIONS)
    assert len(load_vocabulary()) == len(ROWS)


def test_file_is_sorted_without_duplicates_and_ends_lines_with_lf() -> None:
    assert sorted(set(ROWS)) == ROWS
    raw = (DATA / "vokabular.csv").read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


def test_terms_are_lower_case_content_words() -> None:
    for row in ROWS:
        assert row.term == unicodedata.normalize("NFC", " ".join(row.term.split())).lower(), row
        assert not STOP_WORDS & set(row.term.split()), row


def test_no_unit_lists_the_same_words_twice() -> None:
    seen: dict[tuple[str, tuple[str, ...]], Row] = {}
    for row in ROWS:
        words = (row.unit, tuple(sorted(row.term.split())))
        assert words not in seen, (row, seen.get(words))
        seen[words] = row


def test_no_term_means_and_does_not_mean_the_same_unit() -> None:
    """Held by the keys that the matcher uses: there an "inte" row would silence the other."""
    blocked = {(r.unit, frozenset(term_keys(r.term))) for r in ROWS if r.relation == "inte"}
    both = [r for r in MEANING if (r.unit, frozenset(term_keys(r.term))) in blocked]
    assert both == []


def test_every_unit_has_a_term_and_every_service_many() -> None:
    terms: dict[str, int] = defaultdict(int)
    for row in MEANING:
        terms[row.unit] += 1
    units = [f"{slag} {enhet}" for slag, ids in known_units().items() for enhet in ids]
    assert [u for u in units if not terms[u]] == []
    assert [u for u, n in terms.items() if u.startswith("tjanst ") and n < MANY_TERMS] == []


def test_terms_name_several_units_only_where_that_is_meant() -> None:
    """Headings are matched apart from the rest, so a term may name a heading too."""
    units: dict[frozenset[str], set[str]] = defaultdict(set)
    for row in MEANING:
        if row.slag != "avsnitt":
            units[frozenset(term_keys(row.term))].add(row.unit)
    slips = {
        " ".join(sorted(keys)): sorted(named)
        for keys, named in units.items()
        if len(named) > 1 and frozenset(named) not in DELIBERATE
    }
    assert slips == {}


def test_what_is_outside_the_report_is_never_inside_it() -> None:
    inside = {r.term for r in MEANING if r.slag not in ("utanfor", "avsnitt")}
    outside = {r.term for r in MEANING if r.slag == "utanfor"}
    assert inside & outside == set()
    assert len(outside) >= 200


def test_each_deliberate_group_is_used() -> None:
    units: dict[str, set[str]] = defaultdict(set)
    for row in MEANING:
        units[" ".join(sorted(term_keys(row.term)))].add(row.unit)
    pairs = {frozenset(p) for named in units.values() for p in combinations(sorted(named), 2)}
    unused = [g for g in DELIBERATE if not {frozenset(p) for p in combinations(g, 2)} <= pairs]
    assert unused == []
