"""The page on quality in a real browser: readable, accessible, at every width."""

import pytest
from playwright.sync_api import Browser, expect

from tests.test_browser_layout import WIDTHS, found_by_axe, overflow
from tests.web_tools import RunningServer, visiting

pytest_plugins = ["tests.web_fixtures"]


@pytest.mark.parametrize("width", WIDTHS)
def test_it_fits_and_axe_finds_nothing(browser: Browser, server: RunningServer, width: int) -> None:
    """Folded and unfolded, light and dark."""
    for scheme in ("light", "dark"):
        options = {
            "color_scheme": scheme,
            "viewport": {"width": width, "height": 800},
            "reduced_motion": "reduce",
        }
        with visiting(browser, server, **options) as visit:
            visit.page.get_by_role("tab", name="Kvalitet").click()
            expect(visit.page.get_by_role("heading", name="Hur bra är svaren?")).to_be_visible()
            assert overflow(visit) == 0
            visit.page.get_by_text("Alla mått som tabell").click()
            assert overflow(visit) == 0
            assert found_by_axe(visit) == []
            assert visit.complaints == []
