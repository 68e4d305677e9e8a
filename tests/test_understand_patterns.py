"""Cues and scope signs: what they match, and what looks like it but is none."""

import pytest

from app.understand.patterns import Patterns

PATTERNS = Patterns.load()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("hur många har bygglov", "form.count"),
        ("hur stor andel har bygglov", "form.share"),
        ("hur många saknar bygglov", "aspect.lacks"),
        ("hur många har tomtkö integrerad", "aspect.integrated"),
        ("vad är skillnaden", "compare.difference"),
        ("vilken är vanligast", "order.top"),
        ("var står det", "text.where"),
        ("vilka svarade inte på enkäten", "membership.not_answered"),
    ],
)
def test_cues(text: str, cue: str) -> None:
    assert cue in PATTERNS.cues(text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("bygglov", "form.any_question"),
        ("hur många har bygglov", "aspect.lacks"),
        ("hur många har bygglov", "form.share"),
        ("vilka svarade på enkäten", "membership.not_answered"),
        ("skillnaden är stor", "text.where"),
    ],
)
def test_no_cues(text: str, cue: str) -> None:
    assert cue not in PATTERNS.cues(text)


def test_patterns_begin_with_a_word() -> None:
    """The end of a word is no word: "svar" ends with "var", which asks for a place."""
    assert "form.any_question" not in PATTERNS.cues("svaret")


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("vad kostar en e-tjänst", "cost_or_supplier"),
        ("varför har så få bygglov", "opinion_or_cause"),
        ("hur är det i norge", "other_country"),
        ("hur ser det ut i dag", "today"),
    ],
)
def test_limits(text: str, limit: str) -> None:
    assert limit in PATTERNS.limits(text)


@pytest.mark.parametrize("text", ["hur många har bygglov", "ett inbördes samband", "", "tomtkö"])
def test_no_limits(text: str) -> None:
    assert PATTERNS.limits(text) == frozenset()


def test_read_once() -> None:
    assert Patterns.load() is PATTERNS
