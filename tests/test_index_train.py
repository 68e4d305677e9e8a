"""Training material is put together right, and a small run makes a model that others can open."""

import random
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vocabulary import Entry
from index.documents import documents
from index.encoder import StaticEncoder, is_static
from index.material import Material, Term, material_of, noisy, read_frames, terms_of
from index.questions import Question, read_questions, split
from index.train import Recipe, Trainer
from tests.index_tools import CORPUS, no_network  # noqa: F401

UNITS = {
    "row:A > Bygglov": "Bygglov på nätet.",
    "row:B > Dagis": "Dagis på nätet.",
    "fig:1": "Bild.",
}


def material() -> Material:
    questions = (
        Question("row:A > Bygglov", "Får jag bygga altan?"),
        Question("row:B > Dagis", "Plats för barnet?"),
        Question("fig:1", "Vad visar diagrammet?"),
        Question("null:person", "Vem är chef?"),
    )
    terms = (
        Term("row:A > Bygglov", "carport", "A > Bygglov"),
        Term("row:B > Dagis", "förskoleplats", "B > Dagis"),
        Term("", "barnens tid", "Dagis"),
    )
    return Material(UNITS, questions, terms, {"row": ["Har många {}?"]}, {})


def test_vocabulary_entries_name_their_units() -> None:
    units = {str(d.id): "" for d in documents(CORPUS)}
    entries = [
        Entry("tjanst", "Bygga och bo > Ansöka om bygglov", "bygglov", blocks=False),
        Entry("figur8", "Annat", "andra strategier", blocks=False),
        Entry("figur", "9", "ansvar", blocks=False),
        Entry("tjanst", "Bygga och bo > Ansöka om bygglov", "rivningslov", blocks=True),
        Entry("kategori", "Trafik", "trafik", blocks=False),
        Entry("utanfor", "person", "minister", blocks=False),
        Entry("avsnitt", "Inledning > Svarsfrekvens", "bortfall", blocks=False),
        Entry("fakta", "finns-inte", "x", blocks=False),
    ]
    service = "Bygga och bo > Ansöka om bygglov"
    assert terms_of(entries, units) == (
        Term(f"row:{service}", "bygglov", service),
        Term(f"int:{service}", "bygglov", service),
        Term("opt:figur8:Annat", "andra strategier", "Annat"),
        Term("fig:9", "ansvar"),
        Term("null:person", "minister"),
        Term("", "bortfall", "Svarsfrekvens"),
    )


def test_an_epoch_holds_every_question_and_every_term_in_a_frame() -> None:
    examples = material().examples(random.Random(1))
    texts = [e.text for e in examples]
    assert len(texts) == 3 + 3 * 1 + 2  # the unanswerable one three times
    assert {"Har många carport?", "Har många förskoleplats?"} <= set(texts)
    assert {e.unit for e in examples if e.text == "Vem är chef?"} == {"null:"}


def test_a_term_of_two_units_is_no_mistake_for_either() -> None:
    shared = Material(
        UNITS,
        (),
        (Term("row:A > Bygglov", "plats"), Term("row:B > Dagis", "plats")),
        {"row": ["{}"]},
        {"row:A > Bygglov": frozenset({"fig:1"})},
    )
    also = {e.unit: e.also for e in shared.examples(random.Random(1))}
    assert {"row:B > Dagis", "fig:1"} <= also["row:A > Bygglov"]
    assert "row:A > Bygglov" in also["row:B > Dagis"]
    assert "row:A > Bygglov" not in also["row:A > Bygglov"]


def test_every_frame_has_one_place_for_a_term() -> None:
    frames = read_frames()
    assert set(frames) == {"row", "int", "opt", "fact", "fig", "null"}
    assert [f for some in frames.values() for f in some if f.count("{}") != 1] == []


def test_a_question_on_an_unknown_unit_stops_the_training() -> None:
    with pytest.raises(ValueError, match="Questions") as error:
        material_of([Question("fig:5", "Figur 5 finns inte")])
    assert str(error.value) == "Questions name units that the corpus does not have: ['fig:5']"


def test_the_material_of_the_report_is_whole() -> None:
    found = material_of(split(read_questions())[0])
    assert len(found.units) == len(documents(CORPUS))
    named = {t.unit for t in found.terms if t.unit and not t.unit.startswith("null:")}
    assert named <= set(found.units)
    assert any(t.unit.startswith("null:") for t in found.terms)


@given(st.text(max_size=50), st.integers())
def test_noise_never_fails_and_changes_little(text: str, seed: int) -> None:
    typed = noisy(text, random.Random(seed))
    assert len(typed) <= len(text) or any(ord(c) > 127 for c in text)


def test_a_small_run_learns_and_saves_a_readable_model(tmp_path: Path) -> None:
    trainer = Trainer(material(), Recipe(pieces=200, dimensions=32, epochs=40, batch=8))
    trainer.run()
    trainer.save(tmp_path)
    assert is_static(tmp_path)
    modes = {stat.S_IMODE(p.stat().st_mode) for p in tmp_path.rglob("*") if p.is_file()}
    assert modes == {0o644}
    encoder = StaticEncoder(tmp_path)
    scores = encoder.documents(list(UNITS.values())) @ encoder.query("barnets förskoleplats")
    assert scores.argmax() == 1


def test_a_saved_tokenizer_spells_a_word_in_one_way(tmp_path: Path) -> None:
    trainer = Trainer(material(), Recipe(pieces=200, dimensions=8, epochs=1, batch=8))
    trainer.run()
    trainer.save(tmp_path)
    encoder = StaticEncoder(tmp_path)
    assert (encoder.query("bygglov på nätet") == encoder.query("bygglov på nätet")).all()
    assert trainer.tokenizer.model.dropout is None
