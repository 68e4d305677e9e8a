"""The page on quality: the figures of the results, the closed half first, and no evals needed."""

import json
from pathlib import Path

from app import quality
from app.format import percent
from app.types import Kind
from app.web import quality_texts, quality_view
from evals import closed, gate
from tests.test_web_render import Elements


def test_results_are_those_that_evals_accepted_and_measured() -> None:
    found = quality.load()
    accepted, last = gate.load_accepted(), closed.last("ours")
    assert found.open is not None and found.closed is not None and last is not None
    for ours, theirs in ((found.open, accepted), (found.closed, last)):
        assert (ours.right.count, ours.right.n) == (theirs.right.count, theirs.right.n)
        assert ours.wrong_figures.count == theirs.wrong_figures.count
        assert {k: s.count for k, s in ours.kinds.items()} == {
            k: s.count for k, s in theirs.kinds.items()
        }


def test_the_closed_half_leads_and_every_kind_is_shown() -> None:
    found = quality.load()
    assert found.closed is not None
    html = quality_view.page(found, found.closed.data_version)
    right = found.closed.right
    assert f"Av {right.n} frågor som ingen som bygger tjänsten har läst" in html
    assert f"{percent(right.percent, 1)} ({right.count} av {right.n})" in html.replace(
        "&nbsp;", "\u00a0"
    )
    for kind, share in found.closed.kinds.items():
        assert quality_texts.KINDS[kind] in html
        assert f"({share.count} av {share.n})" in html
    assert html.count('class="stapelnamn"') == len(found.closed.kinds)
    assert quality_texts.OTHER_DATA not in html
    assert quality_texts.OTHER_DATA in quality_view.page(found, "annan")


def test_every_kind_has_a_name() -> None:
    from typing import get_args

    assert set(quality_texts.KINDS) == set(get_args(Kind))


def test_only_our_elements() -> None:
    assert Elements(quality_view.page(quality.load(), "x")).tags.isdisjoint({"script", "img", "a"})


def test_without_results_the_page_says_so(tmp_path: Path) -> None:
    """Missing, broken and foreign files alike."""
    for content in (None, "", "{", "[]", '{"created": 1}', "null"):
        if content is not None:
            (tmp_path / quality.ACCEPTED).write_text(content, encoding="utf-8")
            (tmp_path / quality.CLOSED).write_text(content, encoding="utf-8")
        found = quality.load(tmp_path)
        assert found == quality.Quality(None, None), content
        assert quality_texts.NO_RESULTS in quality_view.page(found, "x")


def test_the_latest_run_of_our_own_system_counts(tmp_path: Path) -> None:
    share = {"count": 1, "n": 2, "low": 0.1, "high": 0.9}
    run = {
        "created": "2026-01-02T03:04:05Z",
        "commit": "c",
        "data_version": "d",
        "kinds": {"lookup": share},
        **{key: share for key in ("right", "wrong_figures", "grounded", "verbatim")},
    }
    lines = [
        {**run, "system": "ours", "commit": "first"},
        {**run, "system": "ours", "commit": "last"},
        {**run, "system": "plain", "commit": "other"},
    ]
    log = "\n".join(json.dumps(line) for line in lines) + "\n"
    (tmp_path / quality.CLOSED).write_text(log, encoding="utf-8")
    found = quality.load(tmp_path).closed
    assert found is not None
    assert (found.commit, found.measured, found.right.percent) == ("last", "2026-01-02", 50.0)
