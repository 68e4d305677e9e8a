"""The page on its way out, and the texts that make Gradio Swedish."""

import re
from pathlib import Path

import gradio

from app.web import page, texts

GRADIO = Path(gradio.__file__).parent / "templates" / "frontend" / "assets"
HTML = (
    '<html\n\tlang="en"><head><meta property="og:title" content="x" />'
    '<meta name="twitter:card" content="y" /><link rel="icon" href="/favicon.ico" />'
    "<script>a()</script></head><body class=b></body></html>"
)


def test_page_is_swedish_with_own_files_and_no_outside_links() -> None:
    html = page.rewritten(HTML, "n0", "/chatt")
    assert 'lang="sv"' in html
    assert "og:" not in html
    assert "twitter:" not in html
    assert "/favicon.ico" not in html
    assert html.count("<script") == html.count('<script nonce="n0"') == 10
    assert html.index("navigator") < html.index("a()")
    assert "<body class=b><noscript><p>Sidan behöver JavaScript" in html
    for name in page.FILES:
        assert re.search(rf'"/chatt/{re.escape(name)}\?v=[0-9a-f]{{10}}"', html)


def test_texts_for_the_browser_cannot_close_their_element() -> None:
    html = page.rewritten(HTML, "n", "")
    data = html.split('id="texter">')[1].split("</script>")[0]
    assert "<" not in data


def test_every_file_exists_and_names_no_other_host() -> None:
    for name in page.FILES:
        content = page.file(name).decode("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert content.strip()
        assert "http" not in content.replace("plain http", "")
        assert "eval(" not in content


def test_gaps_in_gradios_swedish_are_the_ones_we_fill() -> None:
    """Every text of ours fills a real gap: Gradio's own Swedish has no such key."""
    (swedish,) = GRADIO.glob("sv-*.js")
    source = swedish.read_text(encoding="utf-8")
    (chat,) = re.findall(r"S=\{edit:.*?\}", source)
    for key in texts.GRADIO_GAPS:
        section, name = key.split(".")
        if section == "chatbot":
            assert f"{name}:" not in chat
    assert "chat_interface" not in source


def test_english_texts_that_we_replace_are_still_gradios() -> None:
    """When Gradio words them differently, this test says so before a visitor does."""
    bundles = "".join(file.read_text(encoding="utf-8") for file in GRADIO.glob("*.js"))
    starts = texts.BROWSER["starts"]
    assert isinstance(starts, dict)
    from_server = {"Queue is full", "Too many requests", "Failed to fetch"}
    missing = [text for text in starts if text not in bundles and text not in from_server]
    assert missing == []
    assert "chatbot conversation" in bundles
