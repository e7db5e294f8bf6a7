"""What a page looked like, to be looked at: kept in `test-artifacts/` (not in git) where PICTURES is set.

No journey judges by them, and taking them costs a third of the time that looking at a page does.
"""

import os
import re
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parents[2] / "test-artifacts"
WANTED = bool(os.environ.get("PICTURES"))


def picture(page: Page, kind: str, language: str, form: str, name: str) -> None:
    """Keep the page as it is now, in full: under its `kind` (pages, staff), language and `form` (as "360-dark")."""
    if not WANTED:
        return
    folder = FOLDER / kind / language / form
    folder.mkdir(parents=True, exist_ok=True)
    file = re.sub(r"[^a-z0-9]+", "-", name).strip("-") or "home"
    page.screenshot(path=folder / f"{file}.jpg", type="jpeg", quality=50, full_page=True)
