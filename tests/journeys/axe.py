"""Accessibility as the browser sees it: axe on the page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARD = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # only these with every node: half the time on a long page
    "preload": False,  # no second request for the style: it is there
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What can differ between the light and the dark form of one page."""
_SCRIPT = Axe().axe_script


def violations(page: Page, *, colours: bool = False) -> list[str]:
    """Return a line for each violation: the rule, what it asks, and where.

    With `colours` of the rules for colour only.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_SCRIPT)
    options = {**STANDARD, **(COLOURS if colours else {})}
    found = page.evaluate("async options => (await axe.run(options)).violations", options)
    return [
        f"{rule['id']}: {rule['help']}: {[node['html'][:120] for node in rule['nodes'][:3]]}"
        for rule in found
    ]
