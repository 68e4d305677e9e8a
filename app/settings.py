"""All settings, read once at the edge from `FRAGA_*` environment variables and handed down.

A name that begins with FRAGA_ and is no setting is an error, not a shrug: a misspelt FRAGA_AUTH
would otherwise leave a server open. docs/settings.md lists every setting, and a test compares.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "FRAGA_"
ELSEWHERE = ("FRAGA_EVALS_", "FRAGA_LLM")  # read by fraga-evals alone


class SettingsError(ValueError):
    """A setting that cannot be used; the message is Swedish and names it."""


class Settings(BaseSettings):
    """Every setting with its default. docs/settings.md lists them, and a test compares the two."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    embedding_model: Annotated[
        str,
        Field(
            description="Namn på eller sökväg till en sentence-transformers-modell. "
            "Tomt: den medföljande."
        ),
    ] = ""
    embedding_query_prefix: Annotated[
        str, Field(description="Text före frågan, för modeller som vill ha det (”query: ”).")
    ] = ""
    embedding_document_prefix: Annotated[
        str, Field(description="Text före varje dokument (”passage: ”).")
    ] = ""
    index_dir: Annotated[
        Path | None, Field(description="Mapp för indexet. Utan värde byggs det i minnet vid start.")
    ] = None
    host: Annotated[str, Field(min_length=1, description="Adress som webbservern lyssnar på.")] = (
        "127.0.0.1"
    )
    port: Annotated[int, Field(ge=1, le=65535, description="Port för webbservern.")] = 7860
    root_path: Annotated[
        str,
        Field(
            pattern=r"^(/[^\s?#]*)?$",
            description="Sökväg som en omvänd proxy tar bort, till exempel /chatt.",
        ),
    ] = ""
    auth: Annotated[
        SecretStr,
        Field(description="Inloggning till webbservern, ”namn:lösenord”. Tomt: ingen."),
    ] = SecretStr("")
    feedback_dir: Annotated[
        Path | None,
        Field(description="Mapp för besökarnas omdömen. Utan värde tas inga emot."),
    ] = None
    feedback_days: Annotated[
        int, Field(ge=1, le=3650, description="Så många dagar sparas ett omdöme.")
    ] = 365
    max_question_chars: Annotated[
        int, Field(ge=10, le=100_000, description="Längsta fråga i antal tecken.")
    ] = 2000
    queue_size: Annotated[
        int, Field(ge=1, description="Så många frågor som får vänta i webbgränssnittet.")
    ] = 60
    concurrency: Annotated[
        int, Field(ge=1, description="Så många frågor som webbgränssnittet besvarar samtidigt.")
    ] = 4

    def login(self) -> tuple[str, str] | None:
        """Name and password of the web server, if there is to be a login."""
        name, _, password = self.auth.get_secret_value().partition(":")
        return (name, password) if name and password else None


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment; a wrong one raises `SettingsError` that names it.

    An override that is None is not one. It is named as the option of the command line that it is.
    """
    given = {key: value for key, value in overrides.items() if value is not None}
    _refuse_unknown(os.environ)
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        key = str(first["loc"][0])
        raise SettingsError(_wrong(_shown_name(key, given), repr(first["input"]))) from error
    if settings.auth.get_secret_value() and settings.login() is None:
        raise SettingsError(  # without the value: it may be most of a password
            "Inställningen FRAGA_AUTH ska ha formen namn:lösenord. Se docs/settings.md."
        )
    return settings


def _wrong(name: str, value: str) -> str:
    return f"{name} har ett värde som inte går att använda: {value}. Se docs/settings.md."


def _shown_name(key: str, given: Mapping[str, object]) -> str:
    if key in given:
        return f"Valet --{key.replace('_', '-')}"
    return f"Inställningen {PREFIX}{key.upper()}"


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = {PREFIX + key.upper() for key in Settings.model_fields}
    for name in sorted(environment):
        upper = name.upper()
        if upper.startswith(PREFIX) and not upper.startswith(ELSEWHERE) and upper not in known:
            near = difflib.get_close_matches(upper, sorted(known), n=1)
            hint = f"Menade du {near[0]}? " if near else ""
            raise SettingsError(
                f"Inställningen {name} finns inte. {hint}Alla inställningar står i "
                "docs/settings.md."
            )
