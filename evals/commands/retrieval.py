"""`fraga-evals retrieval`: how well search alone finds the places that gold calls fair."""

import typer

from app.settings import Settings
from corpus.load import load as load_corpus
from evals import retrieval as measuring
from evals.cases import CASES, files_of
from evals.commands.common import AsJson, CasesFolder, open_cases, say
from evals.provenance import provenance


def retrieval(cases: CasesFolder = None, as_json: AsJson = False) -> None:
    """Mät hur väl sökningen ensam hittar facits ställen i rapporten."""
    corpus = load_corpus()
    chosen = open_cases(cases)
    ways = []
    for name, without in measuring.WAYS.items():
        typer.echo(f"{name}: {len(chosen)} fall", err=True)
        found = measuring.search(corpus, Settings(), without)
        ways.append(measuring.measure(name, found, chosen))
    origin = provenance(corpus.data_version, files_of(cases or CASES / "open"))
    result = measuring.Retrievals(provenance=origin, ways=tuple(ways))
    say(result, measuring.as_text(result), as_json)
