"""Tables as CSV that a Swedish spreadsheet opens by a double click.

Semicolons, decimal commas and a byte order mark: what Excel in Swedish expects. Programs read the
JSON, or the data package's own files, instead.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from app.types import JsonScalar
from app.web import texts

MEDIA_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so would be run, not shown


def written(columns: Sequence[str], rows: Iterable[Sequence[JsonScalar]]) -> bytes:
    r"""The file's bytes.

    >>> written(["Tjänst", "Andel"], [["Ansöka; bygglov", 16.6], ["=1+1", None]]).decode()[1:]
    'Tjänst;Andel\r\n"Ansöka; bygglov";16,6\r\n\'=1+1;\r\n'
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _cell(value: JsonScalar) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return texts.YES if value else texts.NO
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value).replace(".", ",")
