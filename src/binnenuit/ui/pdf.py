"""Paper: HTML as a PDF that screen readers can read (PDF/UA-1, ISO 14289-1), made without fetching anything.

WeasyPrint draws it, and needs the system's library Pango. Where that is missing there is no PDF: `available` says so,
and pages offer their print view instead. What takes long is drawn by the worker: `ui/documents.py`.
"""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from binnenuit.ui import pdf_tags
from binnenuit.ui.formats import direction
from binnenuit.ui.paper_style import chart_style, values_style

_STYLE = Path(__file__).parent / "static/ui"
_VARIANT = "pdf/ua-1"
_VERSION = 1
"""Raised where the same HTML and style give another PDF, so that what is kept is not taken for it."""
logger = logging.getLogger(__name__)
_drawing = Lock()
"""One at a time in each process: drawing takes all of a processor for a while, and visitors are waiting."""


class NoPdf(Exception):
    """There is no library on this machine to draw with."""


@dataclass(frozen=True, slots=True)
class PaperJob:
    """All that a PDF is made of; the same job makes the same PDF."""

    variants: tuple[str, ...]
    """Whole HTML documents. Of a sheet: from the one with most on it to the one with least."""
    css: str
    one_page: bool = False
    """Take the first variant that fits on one page; what does not even fit of the last is cut off."""

    def key(self) -> str:
        """Return a name of 32 characters that only the same job with the same look has."""
        parts = (_VERSION, asdict(self), values_style(), chart_style())
        return hashlib.blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()


def sheet(variants: tuple[str, ...]) -> PaperJob:
    """Return the job of one sheet of paper, such as a flyer."""
    return PaperJob(variants, style("flyer"), one_page=True)


def pages(html: str, css: str | None = None) -> PaperJob:
    """Return the job of a document of as many pages as it needs; its style is that of `ui/paper.html` unless given."""
    return PaperJob((html,), style("paper") if css is None else css)


def style(name: str) -> str:
    """Return a style of what is made for paper."""
    return (_STYLE / f"{name}.css").read_text(encoding="utf-8")


def available() -> bool:
    """Say whether this machine can make PDFs."""
    return _library() is not None


def drawn(job: PaperJob) -> bytes:
    """Return the PDF of a job; raises `NoPdf` where the machine can't."""
    library = _library()
    if library is None:
        raise NoPdf
    sheets = [library.CSS(string=f"{values_style()}\n{job.css}")]
    with _drawing:
        for html in job.variants:
            document = _laid_out(library, html, sheets)
            if not job.one_page or len(document.pages) == 1:
                break
        if job.one_page:
            document = document.copy(document.pages[:1])
        pdf_tags.mark_artifacts(document)
        made: bytes = document.write_pdf(pdf_variant=_VARIANT, finisher=_finish)
    return made


def _laid_out(library: Any, html: str, sheets: list[Any]) -> Any:
    nothing = library.urls.URLFetcher(allowed_protocols=())
    parsed = library.HTML(string=html, url_fetcher=nothing)
    pdf_tags.complete_pictures(parsed.etree_element, chart_style())
    return parsed.render(stylesheets=sheets, pdf_variant=_VARIANT)


def _finish(document: Any, made: Any) -> None:
    """Number the pages as they are printed, and say on which side reading begins."""
    from weasyprint.pdf import pydyf

    numbers = pydyf.Dictionary({"S": "/D", "St": 1})
    made.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, numbers])})
    if direction(document.metadata.lang or "") == "rtl":
        made.catalog["ViewerPreferences"]["Direction"] = "/R2L"


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
    pdf_tags.extend_library()
    return weasyprint
