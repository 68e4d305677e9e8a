"""`fraga-evals judge`: a language model's opinion on the free-text answers of a saved run."""

from pathlib import Path
from typing import Annotated

import typer

from evals.commands.common import AsJson, say
from evals.compare import named
from evals.judge import QUALITIES, judge, mean, open_judge
from evals.numbers_shown import number
from evals.results import load_run
from evals.systems.registry import OURS


def judge_answers(
    results: Annotated[Path, typer.Argument(metavar="RESULTAT", help="Mapp eller results.json.")],
    model: Annotated[
        str | None,
        typer.Option(
            metavar="MODELL", envvar="FRAGA_LLM", help="Språkmodell, som 'ollama:llama3.1'."
        ),
    ] = None,
    system: Annotated[str, typer.Option(metavar="SYSTEM", help="Systemet som bedöms.")] = OURS,
    as_json: AsJson = False,
) -> None:
    """Låt en språkmodell bedöma fullständighet och klarspråk. Påverkar aldrig grinden."""
    ask = open_judge(model)
    judged = judge(named(str(results), load_run(results).system(system), system).cases, ask)
    lines = [f"{j.id}, {QUALITIES[j.quality]}: {j.grade or '–'}. {j.why}" for j in judged]
    for quality, name in QUALITIES.items():
        value, n = mean(judged, quality)
        lines.append(f"{name}: {number(value)} av 5 i medel (n = {n})")
    say({"model": model, "judged": [j.model_dump() for j in judged]}, "\n".join(lines), as_json)
