"""The addresses of QR codes and flyers of an initiative."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse

from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.rules.public import PublicInitiative
from binnenuit.domain.initiatives.web import initiative_page
from binnenuit.domain.initiatives.web.flyers.flyer import flyer_of
from binnenuit.kernel import clock
from binnenuit.ui import documents, flyers, pdf
from binnenuit.ui.flyers import TIGHTEST, Flyer, SharePage, known_paper
from binnenuit.ui.formats import language
from binnenuit.ui.headers import not_kept
from binnenuit.ui.pages import public_page


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

    return flyers.share(
        request,
        SharePage(
            crumbs=((flyer.title, page),),
            about=flyer.title,
            leads_to=flyer.short,
            back=page,
            flyer=lambda paper: address("initiative_flyer", paper=paper),
            flyer_pdf=lambda paper: address("initiative_flyer_pdf", paper=paper),
            qr=lambda form: address("initiative_qr", form=form),
        ),
    )


@public_page
@not_kept
def initiative_flyer(request: HttpRequest, slug: str, code: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Show the flyer of an initiative, to print from the browser."""
    found = public_initiative(code)
    back = reverse("initiative_share", kwargs=_names(found))
    return flyers.shown(request, _of(found)(1), known_paper(paper), back)


@public_page
@not_kept
def initiative_flyer_pdf(request: HttpRequest, slug: str, code: str, paper: str) -> HttpResponse:  # noqa: ARG001
    """Return the flyer of an initiative as a PDF."""
    found = public_initiative(code)
    flyer, known = _of(found), known_paper(paper)
    variants = tuple(flyers.html(flyer(tightness), known, tightness) for tightness in range(TIGHTEST + 1))
    print_view = reverse("initiative_flyer", kwargs={**_names(found), "paper": known})
    return documents.answer(request, pdf.sheet(variants), f"{found.slug}-{known}.pdf", print_view)


@public_page
@not_kept
def initiative_qr(request: HttpRequest, slug: str, code: str, form: str) -> HttpResponse:  # noqa: ARG001
    """Return the code that leads to an initiative."""
    return flyers.qr_file(_of(public_initiative(code))(TIGHTEST).address, form)


def _of(found: PublicInitiative) -> Callable[[int], Flyer]:
    now = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
    page = initiative_page.shown(found, language(), now)
    return lambda tightness: flyer_of(page, tightness)


def _names(found: PublicInitiative) -> dict[str, str]:
    return {"slug": found.slug, "code": found.code}
