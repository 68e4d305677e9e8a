"""Tools for the tests of index/: an encoder that counts words, a small report, no network."""

import socket
from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn

import numpy as np
import pytest

from corpus.load import Corpus, load
from index.swedish import words
from index.types import Vectors

CORPUS = load()
WORDS = ("bygglov", "förskola", "böcker", "integration")


class FakeEncoder:
    """The counts of a few words, scaled to length 1: every cosine can be worked out by hand."""

    def __init__(self, counted: Sequence[str] = WORDS) -> None:
        self.counted = tuple(counted)
        self.name = f"fake-{'-'.join(counted)}"

    def documents(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        return np.asarray([self.query(text) for text in texts], dtype=np.float32)

    def query(self, text: str) -> Vectors:
        """Zeros when none of the words is there."""
        said = words(text)
        counts = np.asarray([said.count(word) for word in self.counted], dtype=np.float32)
        length = float(np.linalg.norm(counts))
        return counts / length if length else counts


def small_corpus() -> Corpus:
    """Three services with their integrations, and nothing else."""
    names = ("Ansöka om bygglov", "Ansöka om förskola", "Boka och låna om böcker")
    return replace(
        CORPUS,
        services=tuple(r for r in CORPUS.services if r.service.name in names),
        integrations=tuple(r for r in CORPUS.integrations if r.service.name in names),
        figure_values=(),
        facts={},
        sentences=(),
        figures=(),
    )


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection fails the test. Import this into a test file to use it."""

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("A test opened a network connection.")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
