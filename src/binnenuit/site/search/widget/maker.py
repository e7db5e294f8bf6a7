# texts for staff
"""The page that makes the code of a widget, for who keeps a site: what stands in it, how it looks, and a preview."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.translation import gettext as _

from binnenuit.search import engine
from binnenuit.site.search import search_page
from binnenuit.site.search.widget import colours, parameters
from binnenuit.site.search.widget.parameters import Widget
from binnenuit.ui.addresses import absolute
from binnenuit.ui.formats import language
from binnenuit.ui.headers import not_kept
from binnenuit.ui.languages import LANGUAGES
from binnenuit.ui.middleware import content_security_policy
from binnenuit.ui.pages import for_builders, public_page

_HEIGHT = 640
"""Pixels, where no script adjusts it."""
_SANDBOX = "allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts"
"""What the part may do on the site of others: search in itself, open a page, tell its height.

Not: lead that site away.
"""


@dataclass(frozen=True, slots=True)
class _Snippet:
    name: str
    label: str
    text: str


@for_builders
@public_page
@not_kept
def make(request: HttpRequest) -> HttpResponse:
    """Show the form for a widget, what it looks like, and the code for it."""
    widget = parameters.parse(request.GET, language())
    question = widget.question
    answer = engine.search(question.request)
    shown_in = request.GET.get("schermtaal", "")
    shown_in = shown_in if shown_in in LANGUAGES else language()
    address = parameters.address(widget, shown_in)
    context = {
        "widget": widget,
        "page": search_page.shown(question, answer),
        "colours": [
            ("ground", colours.PARAMETERS["ground"], _("Achtergrond"), widget.colours.ground),
            ("ink", colours.PARAMETERS["ink"], _("Tekst"), widget.colours.ink),
            ("accent", colours.PARAMETERS["accent"], _("Links en knoppen"), widget.colours.accent),
        ],
        "results": parameters.RESULTS,
        "languages": [(tag, one.name, tag == shown_in) for tag, one in LANGUAGES.items()],
        "longest_heading": parameters.LONGEST_HEADING,
        "preview": "" if widget.problems else address,
        "snippets": () if widget.problems else _snippets(widget, absolute(address)),
    }
    response = render(request, "search/widget/widget_maker.html", context)
    response.headers["Content-Security-Policy"] = content_security_policy(frames="'self'")
    return response


def _snippets(widget: Widget, address: str) -> tuple[_Snippet, ...]:
    source, title = escape(address), escape(widget.heading or _("Zoek een initiatief"))
    # plain text, not marked as safe: it is shown on the page as code
    framed = (
        f'<iframe src="{source}" title="{title}" width="100%" height="{_HEIGHT}" style="border: 0" loading="lazy"'
        f' referrerpolicy="no-referrer" sandbox="{_SANDBOX}"></iframe>'
    )
    script = f"{settings.BASE_URL}/widget.js"
    scripted = f'<script src="{script}" data-address="{source}" data-title="{title}" async></script>'
    return (
        _Snippet("iframe", _("Als iframe: werkt overal, met een vaste hoogte"), framed),
        _Snippet("script", _("Als script: maakt hetzelfde iframe, en past de hoogte aan"), scripted),
    )
