"""Pictures of the page of a running server, for people to look at: wide, narrow and dark.

    python -m app.web.screenshots DIR [http://127.0.0.1:7860/]

Needs Playwright and Debian's Chromium (the "dev" extra); nothing else in `app` does.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.web import data_texts, quality_texts, texts
from app.web.types import WebSettings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SIZES = {"bred": (1440, 900), "smal": (390, 844), "minst": (320, 640)}
QUESTIONS = texts.STARTERS["E-tjänster"]
COMPARISON = "?kommun=Ume%C3%A5&har=1,3,9,17,20,25,27,38"
SETTLE_MS = 400  # until fonts are laid out and the page has scrolled


def take(folder: Path, url: str) -> None:
    """Writes start, answer, opened source and each tab, for each size, light and dark."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name in SIZES:
            for dark in (False, True):
                _walk(browser, url, folder, name, dark)
        browser.close()


def _walk(browser: "Browser", url: str, folder: Path, name: str, dark: bool) -> None:
    width, height = SIZES[name]
    scheme = "dark" if dark else "light"
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )

    def shoot(step: str) -> None:
        page.wait_for_timeout(SETTLE_MS)
        page.screenshot(path=folder / f"{name}-{scheme}-{step}.png")

    page.goto(url)
    field = page.get_by_label(texts.QUESTION_LABEL)
    field.wait_for()
    shoot("start")
    for number, question in enumerate(QUESTIONS, start=1):
        field.fill(question)
        field.press("Enter")
        page.locator(f"#svar-{number}").wait_for()
        shoot(f"svar-{number}")
    page.locator(".svarstext .mark").last.click()
    shoot("kalla")
    for step, tab in (("data", data_texts.TAB), ("kvalitet", quality_texts.TAB)):
        page.get_by_role("tab", name=tab).click()
        shoot(step)
    page.goto(url + COMPARISON)
    page.locator("#jamforelse").wait_for()
    shoot("jamfor")
    page.close()


def main() -> None:
    """Reads folder and address from the command line."""
    if len(sys.argv) not in {2, 3}:
        raise SystemExit(__doc__)
    usual = WebSettings()
    url = sys.argv[2] if len(sys.argv) == 3 else f"http://{usual.host}:{usual.port}/"
    take(Path(sys.argv[1]), url)


if __name__ == "__main__":
    main()
