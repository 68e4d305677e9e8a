"""`datapackage.json`: what the files in `data/` are, for people and for Frictionless.

Made from `schema.py`, so it cannot differ from the files' columns. It names no licence: the report
belongs to its publisher, and the project's own licence is not chosen yet.
"""

import hashlib
import json

from corpus.schema import TABLES, VOCABULARY, Column, Table

Json = dict[str, object]

PUBLISHER = "Sveriges Kommuner och Landsting (SKL)"
TITLE = "E-förvaltning och e-tjänster i Sveriges kommuner 2011"
ABOUT = (
    f"Rapporten {TITLE} ({PUBLISHER}, oktober 2011) som text, och dess tabeller, figurer och "
    "nyckeltal som CSV. Rapporten ägs av utgivaren. Ännu inte licensierad: ingen licens är vald "
    "för data, så fråga utgivaren om rapporten och projektets ägare om tabellerna."
)


def datapackage(report: bytes) -> str:
    """Return the content of `datapackage.json` for the report and all tables."""
    package: Json = {
        "name": "e-forvaltning-2011",
        "title": TITLE,
        "description": ABOUT,
        "sources": [{"title": f"{TITLE}, {PUBLISHER}, oktober 2011"}],
        "contributors": [{"title": PUBLISHER, "role": "publisher"}],
        "resources": [_report(report), *map(_resource, (*TABLES, VOCABULARY))],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _report(report: bytes) -> Json:
    return {
        "name": "rapport",
        "title": "Rapportens text",
        "description": "Texten som den kom ur rapportens PDF, byte för byte. Ägs av utgivaren.",
        "path": "report.txt",
        "format": "txt",
        "mediatype": "text/plain",
        "encoding": "utf-8",
        "bytes": len(report),
        "hash": f"sha256:{hashlib.sha256(report).hexdigest()}",
    }


def _resource(table: Table) -> Json:
    schema: Json = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.foreign:
        here, other, there = table.foreign
        reference = {"resource": other, "fields": list(there)}
        schema["foreignKeys"] = [{"fields": list(here), "reference": reference}]
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.text,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> Json:
    field: Json = {"name": column.name, "type": column.type, "description": column.text}
    if column.type == "boolean":
        field |= {"trueValues": ["ja"], "falseValues": ["nej"]}
    if column.required:
        field["constraints"] = {"required": True}
    return field
