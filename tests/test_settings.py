"""Settings: from the environment, with a Swedish sentence for each that cannot be used."""

import os
from pathlib import Path

import pytest

from app.settings import Settings, SettingsError, load_settings


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing from the developer's own environment."""
    for name in list(os.environ):
        if name.startswith("FRAGA_"):
            monkeypatch.delenv(name)


def test_defaults() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.index_dir) == ("127.0.0.1", 7860, None)
    assert settings.login() is None


def test_environment_is_read_and_options_come_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAGA_PORT", "8000")
    monkeypatch.setenv("FRAGA_INDEX_DIR", "/tmp/index")
    monkeypatch.setenv("FRAGA_AUTH", "anna:hem:ligt")
    assert load_settings(host=None).port == 8000
    assert load_settings(port="9000").port == 9000
    assert load_settings().index_dir == Path("/tmp/index")
    assert load_settings().login() == ("anna", "hem:ligt")


END = "Se docs/settings.md."


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("FRAGA_PORT", "0", f"Inställningen FRAGA_PORT {{}}: '0'. {END}"),
        ("FRAGA_PORT", "åtta", f"Inställningen FRAGA_PORT {{}}: 'åtta'. {END}"),
        ("FRAGA_HOST", "", f"Inställningen FRAGA_HOST {{}}: ''. {END}"),
        ("FRAGA_ROOT_PATH", "chatt", f"Inställningen FRAGA_ROOT_PATH {{}}: 'chatt'. {END}"),
        ("FRAGA_CONCURRENCY", "-1", f"Inställningen FRAGA_CONCURRENCY {{}}: '-1'. {END}"),
        (
            "FRAGA_MAX_QUESTION_CHARS",
            "9",
            f"Inställningen FRAGA_MAX_QUESTION_CHARS {{}}: '9'. {END}",
        ),
        ("FRAGA_AUTH", "hemligt", f"Inställningen FRAGA_AUTH ska ha formen namn:lösenord. {END}"),
        (
            "FRAGA_PROT",
            "8000",
            "Inställningen FRAGA_PROT finns inte. Menade du FRAGA_PORT? "
            "Alla inställningar står i docs/settings.md.",
        ),
        (
            "FRAGA_XYZZY",
            "1",
            "Inställningen FRAGA_XYZZY finns inte. Alla inställningar står i docs/settings.md.",
        ),
    ],
)
def test_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value) == message.format("har ett värde som inte går att använda")


def test_settings_of_the_evals_are_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAGA_EVALS_PLAIN_MODEL", "modell")
    monkeypatch.setenv("FRAGA_LLM", "ollama:llama3.1")
    assert load_settings() == Settings()


def test_password_is_not_shown() -> None:
    assert "hemligt" not in repr(load_settings(auth="anna:hemligt"))
