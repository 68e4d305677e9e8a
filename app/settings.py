"""All settings, read once at the edge from `FRAGA_*` environment variables and handed down."""

from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "FRAGA_"


class SettingsError(ValueError):
    """A setting that cannot be used; the message is Swedish and names it."""


class Settings(BaseSettings):
    """Every setting with its default. docs/settings.md lists them, and a test compares the two."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    embedding_model: Annotated[
        str, Field(description="Namn på eller sökväg till en sentence-transformers-modell. Tomt: den medföljande.")
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
    host: Annotated[str, Field(description="Adress som webbservern lyssnar på.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535, description="Port för webbservern.")] = 7860
    root_path: Annotated[
        str, Field(description="Sökväg som en omvänd proxy tar bort, till exempel /chatt.")
    ] = ""
    max_question_chars: Annotated[
        int, Field(ge=10, le=100_000, description="Längsta fråga i antal tecken.")
    ] = 2000
    queue_size: Annotated[
        int, Field(ge=1, description="Så många frågor som får vänta i webbgränssnittet.")
    ] = 60
    concurrency: Annotated[
        int, Field(ge=1, description="Så många frågor som webbgränssnittet besvarar samtidigt.")
    ] = 4


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment; a wrong one raises `SettingsError` that names it."""
    try:
        return Settings(**{k: v for k, v in overrides.items() if v is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(
            f"Inställningen {name} har ett värde som inte går att använda: {first['input']!r}. "
            f"Se docs/settings.md."
        ) from error
