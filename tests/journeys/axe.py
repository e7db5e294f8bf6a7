"""Accessibility as the browser sees it: axe on the page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARD = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # only these with every node: half the time on a long page
}


def violations(page: Page) -> list[str]:
    """Give a line for each violation: the rule, what it asks, and where."""
    found = Axe().run(page, options=STANDARD).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {[node['html'][:120] for node in rule['nodes'][:3]]}"
        for rule in found
    ]
