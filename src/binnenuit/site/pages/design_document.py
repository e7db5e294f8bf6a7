"""The example document of /ontwerp: every part that a document of many pages can have, as its PDF."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from binnenuit.kernel import clock
from binnenuit.site.pages import design_charts
from binnenuit.ui import documents, pdf
from binnenuit.ui.pages import for_builders, public_page


@for_builders
@public_page
def design_document(request: HttpRequest) -> HttpResponse:
    """Return the example document, made by the worker like every other one."""
    context = {"cover": True, "with_contents": True, **design_charts.context(clock.today())}
    html = render_to_string("pages/design_document.html", context)
    return documents.answer(request, pdf.pages(html), "binnenuit-document.pdf", reverse("design"))
