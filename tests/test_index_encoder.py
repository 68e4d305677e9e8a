"""The shipped model read by numpy equals sentence-transformers; missing models say what to do."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.documents import documents
from index.encoder import (
    SHIPPED,
    MissingModelError,
    SentenceTransformerEncoder,
    StaticEncoder,
    is_static,
    open_encoder,
)
from index.search import SearchIndex
from tests.index_tools import CORPUS, no_network, small_corpus  # noqa: F401

ENCODER = StaticEncoder()
TEXTS = [d.page_content for d in documents(CORPUS)[::7]] + [
    "Hur många kommuner har e-tjänst för bygglov?",
    "HUR MÅNGA? 16,6 % – 1 234",
    "",
    "\u2603 \U0001f600",
]


def test_vectors_equal_those_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    model = SentenceTransformer(str(SHIPPED), device="cpu", local_files_only=True)
    theirs = model.encode(TEXTS, show_progress_bar=False)
    assert np.abs(ENCODER.documents(TEXTS) - theirs).max() < 1e-6


def test_the_general_encoder_gives_the_same_for_the_shipped_folder() -> None:
    general = SentenceTransformerEncoder(str(SHIPPED))
    assert np.abs(general.query(TEXTS[0]) - ENCODER.query(TEXTS[0])).max() < 1e-6
    assert not general.query("  ").any()


def test_a_query_is_encoded_as_a_document() -> None:
    assert (ENCODER.query(TEXTS[0]) == ENCODER.documents([TEXTS[0]])[0]).all()
    assert ENCODER.documents([]).shape[0] == 0


@settings(deadline=None)
@given(st.text(max_size=80))
def test_every_vector_has_length_one_or_is_zero(text: str) -> None:
    vector = ENCODER.query(text)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5) or not vector.any()


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_no_text_is_all_zeros(text: str) -> None:
    assert not ENCODER.query(text).any()


def message(name: str) -> str:
    return (
        f"Språkmodellen för sökning, {name!r}, går inte att öppna. Inställningen "
        "FRAGA_EMBEDDING_MODEL ska vara tom (den medföljande modellen) eller namnge en mapp med en "
        "modell för sentence-transformers eller en modell som redan är hämtad."
    )


def test_a_missing_folder_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError) as error:
        StaticEncoder(tmp_path / "borta")
    assert str(error.value) == message(str(tmp_path / "borta"))


def test_a_damaged_model_names_the_setting(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "m")
    (tmp_path / "m" / "model.safetensors").write_bytes(b"damaged")
    with pytest.raises(MissingModelError) as error:
        open_encoder(str(tmp_path / "m"))
    assert str(error.value) == message(str(tmp_path / "m"))


def test_an_unknown_name_is_not_fetched_and_names_the_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    encoder = open_encoder("finns/inte-alls")
    with pytest.raises(MissingModelError) as error:
        encoder.query("bygglov")
    assert str(error.value) == message("finns/inte-alls")


def test_the_kind_of_encoder_follows_the_folder(tmp_path: Path) -> None:
    assert is_static(SHIPPED)
    assert isinstance(open_encoder(), StaticEncoder)
    assert isinstance(open_encoder(str(SHIPPED)), StaticEncoder)
    assert isinstance(open_encoder("namn/modell"), SentenceTransformerEncoder)
    assert isinstance(
        open_encoder(str(SHIPPED), query_prefix="query: "), SentenceTransformerEncoder
    )
    (tmp_path / "modules.json").write_text(json.dumps([{"type": "x.Transformer"}]), "utf-8")
    assert not is_static(tmp_path)
    (tmp_path / "modules.json").write_text("{", "utf-8")
    assert not is_static(tmp_path)


def test_the_name_follows_the_files_but_not_the_card(tmp_path: Path) -> None:
    copy = tmp_path / "m"
    shutil.copytree(SHIPPED, copy)
    (copy / "README.md").write_text("another card", encoding="utf-8")
    assert StaticEncoder(copy).name == ENCODER.name
    (copy / "config_sentence_transformers.json").write_text("{}", encoding="utf-8")
    assert StaticEncoder(copy).name != ENCODER.name


class Recorder:
    """A model of sentence-transformers' shape that keeps what it was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str], **_: object) -> list[list[float]]:
        """Every text is (3, 4)."""
        self.texts.extend(texts)
        return [[3.0, 4.0]] * len(texts)


@pytest.mark.parametrize(
    ("name", "given", "asked"),
    [
        ("intfloat/multilingual-e5-small", (None, None), ["passage: a", "query: b"]),
        ("/modeller/multilingual-e5-base", (None, None), ["passage: a", "query: b"]),
        ("intfloat/multilingual-e5-small", ("", ""), ["a", "b"]),
        ("BAAI/bge-m3", (None, None), ["a", "b"]),
        ("BAAI/bge-m3", ("fråga: ", "text: "), ["text: a", "fråga: b"]),
        ("org/be5t-sv", (None, None), ["a", "b"]),
    ],
)
def test_prefixes(
    name: str,
    given: tuple[str | None, str | None],
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = Recorder()
    monkeypatch.setattr(SentenceTransformerEncoder, "_open", lambda _: model)
    encoder = SentenceTransformerEncoder(name, query_prefix=given[0], document_prefix=given[1])
    vectors = encoder.documents(["a"])
    encoder.query("b")
    assert model.texts == asked
    assert vectors.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)]]


def small_transformer(folder: Path) -> Path:
    """A transformer of a few hundred weights, as sentence-transformers saves one."""
    import torch  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from sentence_transformers.sentence_transformer.modules import (  # noqa: PLC0415
        Pooling,
        Transformer,
    )
    from transformers import BertConfig, BertModel, BertTokenizer  # noqa: PLC0415

    torch.manual_seed(1)
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "bygglov"]
    bert, vocabulary = folder / "bert", folder / "vocab.txt"
    bert.mkdir(parents=True)
    vocabulary.write_text("\n".join([*words, "bibliotek", "antal"]), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words) + 2,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
    )
    BertModel(config).save_pretrained(bert)
    BertTokenizer(vocab_file=str(vocabulary)).save_pretrained(bert)
    model = SentenceTransformer(modules=[Transformer(str(bert)), Pooling(8)], device="cpu")
    model.save(str(folder / "modell"))
    return folder / "modell"


def test_a_model_by_setting_serves_search_with_and_without_prefixes(tmp_path: Path) -> None:
    folder = small_transformer(tmp_path)
    plain, prefixed = (
        open_encoder(str(folder)),
        open_encoder(str(folder), query_prefix="query: ", document_prefix="passage: "),
    )
    assert isinstance(plain, SentenceTransformerEncoder)
    assert plain.query("bygglov") == pytest.approx(plain.documents(["bygglov"])[0], abs=1e-6)
    said = plain.query("query: bygglov"), plain.documents(["passage: bygglov"])[0]
    assert prefixed.query("bygglov") == pytest.approx(said[0], abs=1e-6)
    assert prefixed.documents(["bygglov"])[0] == pytest.approx(said[1], abs=1e-6)
    assert np.abs(plain.query("bygglov") - prefixed.query("bygglov")).max() > 1e-3
    index = SearchIndex(small_corpus(), plain, questions=(), entries=())
    assert len(index.search("bygglov", k=3)) == 3
    assert plain.name != prefixed.name


def test_prefixes_and_folder_are_part_of_the_name() -> None:
    plain, prefixed = (
        SentenceTransformerEncoder("a/b"),
        SentenceTransformerEncoder("a/b", query_prefix="q: "),
    )
    assert plain.name == "a/b||"
    assert prefixed.name == "a/b|q: |"


def test_what_is_not_a_number_becomes_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(Recorder):
        def encode(self, texts: Sequence[str], **_: object) -> list[list[float]]:
            return [[float("nan"), float("inf")]] * len(texts)

    monkeypatch.setattr(SentenceTransformerEncoder, "_open", lambda _: Broken())
    assert SentenceTransformerEncoder("a/b").query("x").tolist() == [0.0, 0.0]
