"""`fraga-evals retrieval`: how well search alone finds the right place or unit."""

from pathlib import Path
from typing import Annotated

import typer

from app.settings import Settings
from corpus.load import load as load_corpus
from evals import retrieval_sets as sets
from evals.cases import CASES, files_of
from evals.commands.common import AsJson, CasesFolder, PlainModel, open_cases, say
from evals.provenance import provenance
from evals.retrieval_run import MADE, Order, execute
from evals.retrieval_text import as_text
from index.encoder import open_encoder

Units = Annotated[
    Path | None,
    typer.Option(
        "--units", help="Fil eller mapp med frågor märkta med enhet; annars retrieval_cases."
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", help="Bara denna mätning (ställe, enhet, ord, utelämnade); upprepas."),
]


def retrieval(
    cases: CasesFolder = None,
    units: Units = None,
    only: Only = None,
    plain_model: PlainModel = None,
    as_json: AsJson = False,
) -> None:
    """Mät hur väl sökningen ensam hittar rätt ställe och rätt enhet i rapporten."""
    if unknown := set(only or ()) - set(MADE):
        wrong = ", ".join(sorted(unknown))
        raise sets.SetError(f"--only kan vara {', '.join(MADE)}, inte {wrong}.")
    corpus, settings = load_corpus(), Settings()
    encoder = open_encoder(
        settings.embedding_model,
        query_prefix=settings.embedding_query_prefix or None,
        document_prefix=settings.embedding_document_prefix or None,
    )
    order = Order(
        corpus=corpus,
        encoder=encoder,
        cases=open_cases(cases),
        files=tuple(sets.files_of(units or sets.FOLDER)),
        only=frozenset(only or MADE),
        plain_model=plain_model,
    )
    origin = provenance(corpus.data_version, [*files_of(cases or CASES / "open"), *order.files])
    result = execute(order, origin, lambda name, n: typer.echo(f"{name}: {n} frågor", err=True))
    say(result, as_text(result), as_json)
