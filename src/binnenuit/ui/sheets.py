"""The style as one file, so that a page needs one request for it: all sheets in their order, a theme behind them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage

SHEETS = ("tokens", "base", "components", "forms", "maps", "pages", "rooms", "safety", "print")
"""In this order; a later one may refine an earlier one."""
STYLE = "ui/site.css"
"""What pages ask for."""
_FOLDER = Path(__file__).parent / "sheets"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\n\s*")


def sheet(name: str) -> str:
    """Give one sheet as it is written."""
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")


def style() -> str:
    """Give the whole style, without what only its writers need: comments and indents."""
    written = "\n".join(sheet(name) for name in SHEETS)
    return _BLANKS.sub("\n", _COMMENT.sub("", written)).strip() + "\n"


class StyleFinder(BaseFinder):
    """Hands the style to `collectstatic`, which hashes and compresses it like every other static file."""

    def check(self, **_kwargs: Any) -> list[Any]:
        """Find nothing wrong: there is nothing to set."""
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> list[str]:  # type: ignore[override]  # noqa: ARG002, FBT001, FBT002 -- Django calls it so
        """Give no path: the style is no file before it is collected."""
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002 -- Django calls it so
        """Give the name of the style and the place to read it from."""
        made = InMemoryStorage()
        made.save(STYLE, ContentFile(style().encode()))
        yield STYLE, made
