"""The load script: both groups, figures that can be worked out, an end by itself."""

import asyncio

import pytest

from app.web import load
from app.web.types import WebSettings
from tests.fakes import BY_WORD, FakeAssistant
from tests.web_tools import serving

pytest_plugins = ["tests.web_fixtures"]


def test_both_groups_are_served_and_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "VISITORS", 3)
    monkeypatch.setattr(load, "CALLERS", 3)
    monkeypatch.setattr(load, "PAUSE_SECONDS", 0.3)
    calm = {word: answer for word, answer in BY_WORD.items()}
    with serving(FakeAssistant(by_word={**calm, "": BY_WORD["bygglov"]}), WebSettings()) as server:
        visitors, callers = asyncio.run(load.run(server.url, 1.0))
    assert (visitors.errors, callers.errors) == ([], [])
    assert len(visitors.times_ms) >= 3
    assert len(callers.times_ms) >= 3


def test_errors_are_counted_and_shown() -> None:
    async def fail(number: int) -> None:
        raise ValueError("nej")

    figures = asyncio.run(load._group("x", fail, 2, 0.05, 0.02))
    assert figures.times_ms == []
    assert set(figures.errors) == {"ValueError: nej"}


def test_figures() -> None:
    figures = load.Figures("x", 2.0, [4.0, 1.0, 3.0, 2.0])
    assert (figures.percentile(0.5), figures.percentile(0.95)) == (3.0, 4.0)
    assert figures.line() == "x: n=4, errors=0, 2.0 questions/s, p50 3 ms, p95 4 ms"
    assert load.Figures("x").line() == "x: n=0, errors=0, 0.0 questions/s, p50 0 ms, p95 0 ms"
