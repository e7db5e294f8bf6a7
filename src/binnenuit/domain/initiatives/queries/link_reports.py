"""The links that visitors see of initiatives and organisations, and what became of reports about dead ones."""

from collections.abc import Iterator

from binnenuit.domain.initiatives.models import Initiative, Submission
from binnenuit.foundation.link_checks.service import LinkPlace, ReportState
from binnenuit.foundation.organisations import service as organisations

_CHUNK = 1_000


def links_of_organisations() -> Iterator[tuple[str, LinkPlace]]:
    """Return the websites and sources of organisations, with the page; no examples."""
    for view in organisations.organisation_views(*organisations.organisation_bounds()):
        if not view.example:
            place = LinkPlace("organisation", view.code, view.name)
            for address in (view.website, *(source.url for source in view.sources)):
                yield address, place


def links_of_initiatives() -> Iterator[tuple[str, LinkPlace]]:
    """Return the addresses online and the websites of visible initiatives; no hidden contact and no examples."""
    rows = Initiative.objects.visible().filter(example=False).exclude(contact_website="", online_url="")
    columns = ("code", "slug", "online_url", "contact_website", "contact_via_organisation")
    for code, slug, online, website, hidden in rows.order_by("pk").values_list(*columns).iterator(_CHUNK):
        place = LinkPlace("initiative", code, slug)
        yield online, place
        if not hidden:
            yield website, place


def link_report_state(code: str) -> ReportState:
    """Return what became of the report with this code."""
    state = Submission.objects.filter(code=code, kind="link").values_list("state", flat=True).first()
    if state is None:
        return "gone"
    return "solved" if state == "accepted" else "rejected" if state == "refused" else "waiting"
