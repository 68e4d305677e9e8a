"""Which version of the program this is, for what is saved and for the page on quality."""

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed


@cache
def version() -> str:
    """The installed version; "?" when the program runs from a folder without being installed."""
    try:
        return installed("fraga-rapporten")
    except PackageNotFoundError:
        return "?"
