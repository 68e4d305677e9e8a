"""What a benchmark is, and how one is printed. A thing that cannot be measured says why."""

from collections.abc import Sequence

from evals.markdown import table
from evals.metrics.latency import percentile
from evals.numbers_shown import NOTHING, number
from evals.results import Provenance, Result


class Measurement(Result):
    """One figure, with what it rests on."""

    name: str
    unit: str
    value: float | None = None
    n: int = 0
    target: str = ""
    not_measured: str | None = None


class Bench(Result):
    """All figures of one benchmark."""

    provenance: Provenance
    load: float | None = None
    """The machine's load before the start, in processes: other work makes figures worse."""
    measurements: tuple[Measurement, ...]


def latencies(
    system: str, milliseconds: Sequence[float], targets: Sequence[str]
) -> list[Measurement]:
    """Median, 95th percentile and rate of one pass, one question after the other.

    >>> [m.value for m in latencies("x", [2.0, 4.0, 6.0], ("", "", ""))]
    [4.0, 6.0, 250.0]
    """
    n = len(milliseconds)
    rate = n / (sum(milliseconds) / 1000) if milliseconds else None
    found = (
        ("svarstid, median", "ms", percentile(milliseconds, 50)),
        ("svarstid, 95:e percentilen", "ms", percentile(milliseconds, 95)),
        ("frågor i sekunden, en tråd", "per s", rate),
    )
    return [
        Measurement(name=f"{system}: {name}", unit=unit, value=value, n=n, target=target)
        for (name, unit, value), target in zip(found, targets, strict=True)
    ]


def as_text(bench: Bench) -> str:
    """The benchmark as Markdown."""
    rows = [
        [
            m.name,
            f"{number(m.value)} {m.unit}" if m.value is not None else NOTHING,
            str(m.n) if m.value is not None else "",
            m.target,
            m.not_measured or "",
        ]
        for m in bench.measurements
    ]
    origin = bench.provenance
    versions = ", ".join(f"{name} {version}" for name, version in origin.versions.items())
    return "\n\n".join(
        [
            f"{origin.created}, incheckning {origin.commit}, data {origin.data_version}.",
            f"{origin.machine}, belastning {number(bench.load)} före start. {versions}.",
            table(["Mått", "Värde", "n", "Mål", "Inte mätt"], rows),
        ]
    )
