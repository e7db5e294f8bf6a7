"""The style as one file, so that a page needs one request for it: all sheets in their order, a theme behind them.

Beside it what the page /ontwerp needs to show the style: every state without a mouse, every value as a sample.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage

from binnenuit.ui.tokens import Tokens, active, read_theme

SHEETS = ("tokens", "base", "components", "forms", "maps", "charts", "pages", "rooms", "safety", "print")
"""In this order; a later one may refine an earlier one."""
STYLE = "ui/site.css"
"""What pages ask for."""
SHOWN_STYLE = "ui/design.css"
"""What only /ontwerp asks for."""
STATES = {":hover": ".is-hover", ":focus-visible": ".is-focus"}
"""States that come and go, and the class that holds them on /ontwerp."""
_FOLDER = Path(__file__).parent / "sheets"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANKS = re.compile(r"\n\s*")
_SHOWN_BY = {"step-": "font-size", "space-": "inline-size", "radius": "border-radius", "shadow": "box-shadow"}
_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")


def sheet(name: str) -> str:
    """Return one sheet as it is written."""
    return (_FOLDER / f"{name}.css").read_text(encoding="utf-8")


def style() -> str:
    """Return the whole style, without what only its writers need: comments and indents."""
    written = "\n".join(sheet(name) for name in SHEETS)
    if settings.THEME:
        written += read_theme(settings.THEME).css
    return _BLANKS.sub("\n", _COMMENT.sub("", written)).strip() + "\n"


def shown_style() -> str:
    """Return the style of /ontwerp alone: the states held by a class, and a class for every sample of a value."""
    states = []
    for selector, inside in _RULE.findall(style()):
        for state, held in STATES.items():
            if state in selector:
                states.append(selector.strip().replace(state, held) + inside)
    return "\n".join([*states, *_samples(active())]) + "\n"


def _samples(tokens: Tokens) -> Iterator[str]:
    for name in tokens.colours():
        yield f".light-{name} {{ background: {tokens.light[name]}; }}"
        yield f".dark-{name} {{ background: {tokens.dark[name]}; }}"
    yield ".bar { inline-size: 4rem; }"
    for name in tokens.light:
        for start, shows in _SHOWN_BY.items():
            if name.startswith(start):
                yield f".sample-{name} {{ {shows}: var(--{name}); }}"


class StyleFinder(BaseFinder):
    """Hands the style to `collectstatic`, which hashes and compresses it like every other static file."""

    def check(self, **_kwargs: Any) -> list[Any]:
        """Find nothing wrong: there is nothing to set."""
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> list[str]:  # type: ignore[override]  # noqa: ARG002, FBT001, FBT002 -- Django calls it so
        """Return no path: the style is no file before it is collected."""
        return []

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002 -- Django calls it so
        """Return the names of both styles and the place to read them from."""
        made = InMemoryStorage()
        for name, content in ((STYLE, style()), (SHOWN_STYLE, shown_style())):
            made.save(name, ContentFile(content.encode()))
            yield name, made
