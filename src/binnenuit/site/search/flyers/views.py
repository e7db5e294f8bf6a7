"""The addresses of QR codes and flyers, of an initiative and of a search."""

from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.rules.public import PublicInitiative
from binnenuit.domain.initiatives.web import initiative_page
from binnenuit.kernel import clock
from binnenuit.kernel.errors import BadInput
from binnenuit.site.search import search_url
from binnenuit.site.search.flyers.shown import (
    MANY_PAGES,
    PAPERS,
    TIGHTEST,
    Flyer,
    Paper,
    of_initiative,
    of_search,
)
from binnenuit.site.search.outputs import results
from binnenuit.site.search.search_url import Question
from binnenuit.ui import documents, pdf, qr
from binnenuit.ui.addresses import absolute
from binnenuit.ui.formats import language
from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page

_LONGEST_QUERY = 1_500
"""Characters: a code with more of them is too fine for a camera."""


@public_page
def short(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 -- the address says it all
    """Lead from the short address, which stands on paper, to the page."""
    found = public_initiative(code)
    return HttpResponseRedirect(reverse("initiative", kwargs=_names(found)))


@public_page
@not_kept
def share_initiative(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Offer the code and the flyers of one initiative."""
    found = public_initiative(code)
    if (slug, code) != (found.slug, found.code):
        return HttpResponsePermanentRedirect(reverse("initiative_share", kwargs=_names(found)))
    flyer = _of(found)(0)
    page = reverse("initiative", kwargs=_names(found))

    def address(name: str, **more: str) -> str:
        return reverse(name, kwargs={**_names(found), **more})

    context = {
        "crumbs": [(flyer.title, page), (_("Delen en printen"), "")],
        "about": flyer.title,
        "searched": False,
        "leads_to": flyer.short,
        "back": page,
        "pdf": _both(lambda paper: address("initiative_flyer_pdf", paper=paper)) if pdf.available() else None,
        "print": _both(lambda paper: address("initiative_flyer", paper=paper)),
        "qr": {form: address("initiative_qr", form=form) for form in ("svg", "png")},
    }
    return render(request, "initiatives/flyers/share.html", context)


@public_page
@not_kept
def initiative_flyer(request: HttpRequest, slug: str, code: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Show the flyer of an initiative, to print from the browser."""
    found = public_initiative(code)
    back = reverse("initiative_share", kwargs=_names(found))
    return _shown(request, _of(found)(1), _known(paper), back)


@public_page
@not_kept
def initiative_flyer_pdf(request: HttpRequest, slug: str, code: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Return the flyer of an initiative as a PDF."""
    found = public_initiative(code)
    flyer, known = _of(found), _known(paper)
    variants = tuple(_html(flyer(tightness), known, tightness) for tightness in range(TIGHTEST + 1))
    print_view = reverse("initiative_flyer", kwargs={**_names(found), "paper": known})
    return documents.answer(request, pdf.sheet(variants), f"{found.slug}-{known}.pdf", print_view)


@public_page
@not_kept
def initiative_qr(request: HttpRequest, slug: str, code: str, form: str) -> HttpResponse:  # noqa: ARG001
    """Return the code that leads to an initiative."""
    return _code(_of(public_initiative(code))(TIGHTEST).address, form)


@public_page
@not_kept
def share_search(request: HttpRequest) -> HttpResponse:
    """Offer the code and the flyers of one search."""
    question = _asked(request)
    query, search = search_url.address(question), reverse("search") + search_url.address(question)

    def address(name: str, **more: str) -> str:
        return reverse(name, kwargs=more or None) + query

    context = {
        "crumbs": [(_("Zoeken"), search), (_("Delen en printen"), "")],
        "about": results.title_of(question),
        "searched": not question.asks_nothing(),
        "leads_to": absolute(search),
        "back": search,
        "pdf": _both(lambda paper: address("search_flyer_pdf", paper=paper)) if pdf.available() else None,
        "print": _both(lambda paper: address("search_flyer", paper=paper)),
        "qr": {form: address("search_qr", form=form) for form in ("svg", "png")},
    }
    return render(request, "initiatives/flyers/share.html", context)


@public_page
@not_kept
def search_flyer(request: HttpRequest, paper: str) -> HttpResponse:
    """Show the flyer of a search, to print from the browser."""
    question, known = _asked(request), _known(paper)
    back = reverse("search_share") + search_url.address(question)
    return _shown(request, of_search(question, known, 1), known, back)


@public_page
@not_kept
def search_flyer_pdf(request: HttpRequest, paper: str) -> HttpResponse:
    """Return the flyer of a search as a PDF, drawn at once: what somebody searched for is written down nowhere."""
    question, known = _asked(request), _known(paper)
    print_view = reverse("search_flyer", kwargs={"paper": known}) + search_url.address(question)
    if not pdf.available():
        return documents.no_pdf(request, print_view)

    def html(tightness: int) -> str:
        return _html(of_search(question, known, tightness), known, tightness)

    many = known in MANY_PAGES
    job = pdf.pages(html(0), pdf.style("flyer")) if many else pdf.sheet(tuple(map(html, range(TIGHTEST + 1))))
    etag = f'"{job.key()}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    if not documents.LIMIT.passes(request):
        return documents.too_many(request)
    return documents.as_file(pdf.drawn(job), f"binnenuit-{known}.pdf", etag)


@public_page
@not_kept
def search_qr(request: HttpRequest, form: str) -> HttpResponse:
    """Return the code that leads to a search."""
    return _code(absolute(reverse("search") + search_url.address(_asked(request))), form)


def _of(found: PublicInitiative) -> Callable[[int], Flyer]:
    now = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
    page = initiative_page.shown(found, language(), now)
    return lambda tightness: of_initiative(page, tightness)


def _names(found: PublicInitiative) -> dict[str, str]:
    return {"slug": found.slug, "code": found.code}


def _asked(request: HttpRequest) -> Question:
    question = search_url.with_page(search_url.parse(request.GET, language()), 1)
    if len(search_url.address(question)) > _LONGEST_QUERY:
        raise BadInput(_("Deze zoekvraag is te lang voor een QR-code. Haal er een paar filters af."))
    return question


def _known(paper: str) -> Paper:
    if paper not in PAPERS:
        raise Http404
    return paper


def _both(address: Callable[[Paper], str]) -> dict[str, str]:
    return {paper: address(paper) for paper in PAPERS}


def _context(flyer: Flyer, paper: Paper, tightness: int = 1) -> dict[str, object]:
    code = qr.svg(flyer.address, _("QR-code"))
    return {"flyer": flyer, "paper": paper, "tightness": tightness, "code": mark_safe(code)}  # noqa: S308 -- made by us, the address is encoded


def _shown(request: HttpRequest, flyer: Flyer, paper: Paper, back: str) -> HttpResponse:
    return render(request, "initiatives/flyers/flyer.html", {**_context(flyer, paper), "back": back})


def _html(flyer: Flyer, paper: Paper, tightness: int) -> str:
    return render_to_string("initiatives/flyers/paper.html", _context(flyer, paper, tightness))


def _code(address: str, form: str) -> HttpResponse:
    if form == "svg":
        return HttpResponse(qr.svg_file(address), content_type="image/svg+xml")
    if form == "png":
        return HttpResponse(qr.png_file(address), content_type="image/png")
    raise Http404
