"""The table of contents of a document, out of its own headings, so that the two can't disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

LEVELS = {"h2": 1, "h3": 2}


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """A line of the table of contents."""

    id: str
    text: str
    level: int
    """1 for a chapter, 2 for what stands within one."""
    language: str
    """Empty where it is that of the document."""


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[DocumentHeading] = []
        self._open: DocumentHeading | None = None
        self._texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in LEVELS and named.get("id"):
            self._open = DocumentHeading(str(named["id"]), "", LEVELS[tag], named.get("lang") or "")
            self._texts = []

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in LEVELS and self._open:
            text = " ".join("".join(self._texts).split())
            self.found.append(DocumentHeading(self._open.id, text, self._open.level, self._open.language))
            self._open = None


def contents(html: str) -> Sequence[DocumentHeading]:
    """Return the headings of `html` that have an id (h2 and h3), in their order."""
    parser = _Headings()
    parser.feed(html)
    parser.close()
    return parser.found
