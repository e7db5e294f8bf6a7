"""Flyers and QR codes on paper and screen: what stands on a flyer, and the answers that show it.

A room and the search say what stands on theirs; the look is the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from binnenuit.ui import pdf, qr

Paper = Literal["a4", "a6"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
TIGHTEST = 4
"""At 1 the letters are smaller, and each further step leaves something out as well, until it fits on the paper."""
TITLE_LENGTHS = (160, 160, 160, 120, 90)
"""Characters, at each tightness."""
_LONG_TITLE = 45


@dataclass(frozen=True, slots=True)
class FlyerFact:
    """One thing to know."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlyerResult:
    """One result of a search, in a few lines."""

    title: str
    language: str
    organisation: str
    what: str
    where: str
    """Name and address; empty where they are hidden."""
    example: bool


@dataclass(frozen=True, slots=True)
class FlyerGroup:
    """Results in one place."""

    place: str
    """Empty for what is online or everywhere."""
    results: tuple[FlyerResult, ...]


@dataclass(frozen=True, slots=True)
class Flyer:
    """All that stands on it."""

    title: str
    language: str
    """Of title, summary and how."""
    address: str
    """Where the code leads."""
    short: str
    """The same to type over, without https."""
    organisation: str = ""
    summary: str = ""
    warning: str = ""
    facts: tuple[FlyerFact, ...] = ()
    how: str = ""
    ways: tuple[str, ...] = ()
    """Of taking part, in the language of the page."""
    contact: tuple[str, ...] = ()
    confirmed: str = ""
    example: bool = False
    groups: tuple[FlyerGroup, ...] = ()
    more: int = 0
    """Results that do not stand on it."""

    @property
    def long(self) -> bool:
        """Say whether the title needs smaller letters."""
        return len(self.title) > _LONG_TITLE


def cut(text: str, longest: int) -> str:
    """Return a text on one line, cut off between two words where it is longer than `longest` characters."""
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    if longest < 1:
        return ""
    kept, _space, rest = plain[:longest].rpartition(" ")
    return f"{kept or rest}…"


def short_address(path: str) -> str:
    """Return the complete address of a page as one types it over: without https."""
    host = settings.BASE_URL.partition("://")[2]
    return f"{host}{path}"


def known_paper(name: str) -> Paper:
    """Return the paper of this name; raises `Http404` where there is none."""
    if name not in PAPERS:
        raise Http404
    return name


@dataclass(frozen=True, slots=True)
class SharePage:
    """What the page offers from which one takes a code or a flyer along."""

    crumbs: tuple[tuple[str, str], ...]
    """(title, address) of what lies above it."""
    about: str
    leads_to: str
    """Where the code leads, as it is shown."""
    back: str
    flyer: Callable[[Paper], str]
    """Returns the address of the flyer to print from the browser."""
    flyer_pdf: Callable[[Paper], str]
    qr: Callable[[str], str]
    """Returns the address of the code as "svg" or "png"."""
    searched: bool = False
    """What somebody searched for stands on the flyer: the page says so."""


def share(request: HttpRequest, page: SharePage) -> HttpResponse:
    """Offer the code and the flyers."""
    context = {
        "crumbs": [*page.crumbs, (_("Delen en printen"), "")],
        "about": page.about,
        "searched": page.searched,
        "leads_to": page.leads_to,
        "back": page.back,
        "pdf": {paper: page.flyer_pdf(paper) for paper in PAPERS} if pdf.available() else None,
        "print": {paper: page.flyer(paper) for paper in PAPERS},
        "qr": {form: page.qr(form) for form in ("svg", "png")},
    }
    return render(request, "ui/flyers/share.html", context)


def shown(request: HttpRequest, flyer: Flyer, paper: Paper, back: str) -> HttpResponse:
    """Show a flyer, to print from the browser."""
    return render(request, "ui/flyers/flyer.html", {**_context(flyer, paper), "back": back})


def html(flyer: Flyer, paper: Paper, tightness: int) -> str:
    """Return the document that a PDF of this flyer is drawn from."""
    return render_to_string("ui/flyers/paper.html", _context(flyer, paper, tightness))


def _context(flyer: Flyer, paper: Paper, tightness: int = 1) -> dict[str, object]:
    code = qr.svg(flyer.address, _("QR-code"))
    return {"flyer": flyer, "paper": paper, "tightness": tightness, "code": mark_safe(code)}  # noqa: S308 -- made by us, the address is encoded


def qr_file(address: str, form: str) -> HttpResponse:
    """Return the code that leads to an address, as "svg" or "png"; raises `Http404` for another form."""
    if form == "svg":
        return HttpResponse(qr.svg_file(address), content_type="image/svg+xml")
    if form == "png":
        return HttpResponse(qr.png_file(address), content_type="image/png")
    raise Http404
