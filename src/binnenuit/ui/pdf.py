"""Paper: a page of HTML as a PDF that screen readers can read (PDF/UA-1, ISO 14289-1), made without fetching anything.

WeasyPrint draws it, and needs the system's library Pango. Where that is missing there is no PDF: `available` says so,
and pages offer their print view instead.
"""

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from binnenuit.ui.tokens import active

_STYLE = Path(__file__).parent / "static/ui/flyer.css"
logger = logging.getLogger(__name__)
_drawing = Lock()
"""One at a time in each process: drawing takes all of a processor for a while, and visitors are waiting."""


class NoPdf(Exception):
    """There is no library on this machine to draw with."""


def available() -> bool:
    """Say whether this machine can make PDFs."""
    return _library() is not None


def drawn(html: Callable[[int], str], css: str, tightest: int) -> bytes:
    """Return the PDF of one sheet of paper; raises `NoPdf` where the machine can't.

    `html` gives the whole document at a tightness from 0 (everything) to `tightest` (the least): the first that fits on one
    page is taken. What does not even fit then is cut off.
    """
    library = _library()
    if library is None:
        raise NoPdf
    values = "".join(f"--{name}: {value};" for name, value in active().light.items())
    sheets = [library.CSS(string=f":root {{{values}}}\n{css}")]
    nothing = library.urls.URLFetcher(allowed_protocols=())
    with _drawing:
        for tightness in range(tightest + 1):
            document = library.HTML(string=html(tightness), url_fetcher=nothing).render(
                stylesheets=sheets, pdf_variant="pdf/ua-1"
            )
            if len(document.pages) == 1:
                break
        made: bytes = document.copy(document.pages[:1]).write_pdf(pdf_variant="pdf/ua-1")
    return made


@lru_cache(maxsize=1)
def _library() -> Any:
    try:
        import weasyprint
        import weasyprint.urls
    except OSError as error:
        logger.warning("There are no PDFs: a library of the system is missing (%s). Install Pango.", error)
        return None
    # It warns of each property that it does not know; that is nothing for the log of a site.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    return weasyprint


def paper_style() -> str:
    """Return the style of what is made for paper."""
    return _STYLE.read_text(encoding="utf-8")
