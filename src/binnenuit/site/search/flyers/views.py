"""The addresses of QR codes and flyers of a search."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from binnenuit.kernel.errors import BadInput
from binnenuit.site.search import search_url
from binnenuit.site.search.flyers.flyer import MANY_PAGES, flyer_of
from binnenuit.site.search.outputs import results
from binnenuit.site.search.search_url import Question
from binnenuit.ui import documents, flyers, pdf
from binnenuit.ui.addresses import absolute
from binnenuit.ui.flyers import TIGHTEST, SharePage, known_paper
from binnenuit.ui.formats import language
from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page

_LONGEST_QUERY = 1_500
"""Characters: a code with more of them is too fine for a camera."""


@public_page
@not_kept
def share_search(request: HttpRequest) -> HttpResponse:
    """Offer the code and the flyers of one search."""
    question = _asked(request)
    query, search = search_url.address(question), reverse("search") + search_url.address(question)

    def address(name: str, **more: str) -> str:
        return reverse(name, kwargs=more) + query

    return flyers.share(
        request,
        SharePage(
            crumbs=((_("Zoeken"), search),),
            about=results.title_of(question),
            leads_to=absolute(search),
            back=search,
            flyer=lambda paper: address("search_flyer", paper=paper),
            flyer_pdf=lambda paper: address("search_flyer_pdf", paper=paper),
            qr=lambda form: address("search_qr", form=form),
            searched=not question.asks_nothing(),
        ),
    )


@public_page
@not_kept
def search_flyer(request: HttpRequest, paper: str) -> HttpResponse:
    """Show the flyer of a search, to print from the browser."""
    question, known = _asked(request), known_paper(paper)
    back = reverse("search_share") + search_url.address(question)
    return flyers.shown(request, flyer_of(question, known, 1), known, back)


@public_page
@not_kept
def search_flyer_pdf(request: HttpRequest, paper: str) -> HttpResponse:
    """Return the flyer of a search as a PDF, drawn at once: what somebody searched for is written down nowhere."""
    question, known = _asked(request), known_paper(paper)
    print_view = reverse("search_flyer", kwargs={"paper": known}) + search_url.address(question)
    if not pdf.available():
        return documents.no_pdf(request, print_view)

    def html(tightness: int) -> str:
        return flyers.html(flyer_of(question, known, tightness), known, tightness)

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
    return flyers.qr_file(absolute(reverse("search") + search_url.address(_asked(request))), form)


def _asked(request: HttpRequest) -> Question:
    question = search_url.with_page(search_url.parse(request.GET, language()), 1)
    if len(search_url.address(question)) > _LONGEST_QUERY:
        raise BadInput(_("Deze zoekvraag is te lang voor een QR-code. Haal er een paar filters af."))
    return question
