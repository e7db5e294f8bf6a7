"""The design's values (ui/sheets/tokens.css), and a theme.

A file of an operator that lays its own over some of them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from binnenuit.kernel.errors import OperatingError

DARK = "@media (prefers-color-scheme: dark)"
LIGHT = "@media not (prefers-color-scheme: dark)"
_SHEET = Path(__file__).parent / "sheets/tokens.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(
    r"(?P<dark>@media\s*\(\s*prefers-color-scheme:\s*dark\s*\)\s*\{\s*)?:root\s*\{(?P<inside>[^{}]*)\}"
)
_VALUE = re.compile(r"\s*--(?P<name>[a-z0-9-]+)\s*:\s*(?P<value>[^:;{}@<>\\]+?)\s*\Z")
_COLOUR = re.compile(r"#[0-9a-f]{6}\Z", re.IGNORECASE)
_ELSEWHERE = re.compile(r"url\s*\(|image|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every value by its name (without the dashes), in light and in dark."""

    light: dict[str, str]
    dark: dict[str, str]
    differ: frozenset[str]
    """The names that have a value of their own in dark."""

    def colours(self) -> list[str]:
        """Return the names of the colours, in the order of the sheet."""
        return [name for name, value in self.light.items() if _COLOUR.match(value)]


@dataclass(frozen=True, slots=True)
class Theme:
    """What an operator lays over the tokens."""

    css: str
    tokens: Tokens
    """All values as they are with the theme."""


@lru_cache(maxsize=1)
def tokens() -> Tokens:
    """Return the design's own values."""
    light, dark = _read(_SHEET.read_text(encoding="utf-8"), _SHEET)
    return Tokens(light, {**light, **dark}, frozenset(dark))


def active() -> Tokens:
    """Return the values that this site's pages are drawn with."""
    theme = read_theme(settings.THEME) if settings.THEME else None
    return theme.tokens if theme else tokens()


def read_theme(path: Path) -> Theme:
    """Read a theme; raises `OperatingError` with file, line and reason for what is no value of the design.

    A theme may set values and nothing else: it cannot hide a part of a page or fetch something from elsewhere. What it
    does not set in dark stays the design's own there, where the design has a value of its own for dark.
    """
    try:
        css = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OperatingError(f"The theme {path} can't be read ({error}). Check BINNENUIT_THEME.") from error
    light, dark = _read(css, path)
    own = tokens()
    for name, value in (*light.items(), *dark.items()):
        _check(name, value, own, path)
    always = {name: value for name, value in light.items() if name not in own.differ}
    values = Tokens({**own.light, **light}, {**own.dark, **always, **dark}, own.differ | frozenset(dark))
    return Theme(_written(always, light, dark), values)


def _read(css: str, path: Path) -> tuple[dict[str, str], dict[str, str]]:
    css = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), css)
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for block in _BLOCK.finditer(css):
        start = block.start("inside")
        for part in block["inside"].split(";"):
            if part.strip():
                found = _VALUE.match(part)
                if found is None:
                    at = start + len(part) - len(part.lstrip())
                    raise _refusal(
                        path, css, at, f"{part.strip()[:40]!r} is no value like --primary: #17544f"
                    )
                (dark if block["dark"] else light)[found["name"]] = " ".join(found["value"].split())
            start += len(part) + 1
    rest = _BLOCK.sub(lambda block: re.sub(r"[^\n]", " ", block.group()), css)
    if left := re.search(r"[^\s}]", rest):
        raise _refusal(path, css, left.start(), f"only :root and {DARK} with :root may stand here")
    return light, dark


def _refusal(path: Path, css: str, position: int, reason: str) -> OperatingError:
    line = css.count("\n", 0, position) + 1
    return OperatingError(f"{path}:{line}: {reason}.")


def _check(name: str, value: str, own: Tokens, path: Path) -> None:
    if name not in own.light:
        raise OperatingError(
            f"{path}: --{name} is no value of the design; the page /ontwerp shows all of them."
        )
    if _ELSEWHERE.search(value):
        raise OperatingError(f"{path}: --{name} may not name a file or an address.")
    if name in own.colours() and not _COLOUR.match(value):
        raise OperatingError(f"{path}: --{name} must be a colour of six figures, like #17544f, not {value}.")


def _written(always: dict[str, str], light: dict[str, str], dark: dict[str, str]) -> str:
    only_light = {name: value for name, value in light.items() if name not in always}
    return (
        _block(always)
        + (f"{LIGHT} {{\n{_block(only_light)}}}\n" if only_light else "")
        + (f"{DARK} {{\n{_block(dark)}}}\n" if dark else "")
    )


def _block(values: dict[str, str]) -> str:
    return (
        ":root {\n" + "".join(f"--{name}: {value};\n" for name, value in values.items()) + "}\n"
        if values
        else ""
    )
