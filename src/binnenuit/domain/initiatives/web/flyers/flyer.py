"""What stands on the flyer of an initiative, in the language of the page; made of what the page shows."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.rules.public import PublicLocation
from binnenuit.domain.initiatives.web.initiative_page import ShownInitiative
from binnenuit.ui.addresses import absolute
from binnenuit.ui.flyers import TITLE_LENGTHS, Flyer, FlyerFact, cut, short_address
from binnenuit.ui.formats import day

_SUMMARY, _HOW = (400, 400, 300, 200, 120), (600, 600, 350, 160, 0)
"""Characters, at each tightness."""
_FACTS, _LINES = (6, 6, 5, 4, 2), (6, 6, 4, 2, 1)


def flyer_of(page: ShownInitiative, tightness: int) -> Flyer:
    """Return the flyer of an initiative as its page shows it, with less on it the higher `tightness`."""
    found, main = page.initiative, page.main
    path = reverse("initiative_short", kwargs={"code": found.code})
    return Flyer(
        title=cut(str(main.title), TITLE_LENGTHS[tightness]),
        language=main.language,
        address=absolute(path),
        short=short_address(path),
        organisation=found.organisation.name,
        summary=cut(main.summary, _SUMMARY[tightness]),
        warning=_warning(page),
        facts=tuple(
            replace(fact, lines=_few(fact.lines, _LINES[tightness])) for fact in _facts(page) if fact.lines
        )[: _FACTS[tightness]],
        how=cut(" ".join(main.how_to_take_part), _HOW[tightness]),
        ways=page.participation,
        contact=_contact(page),
        confirmed=day(found.last_confirmed) if found.last_confirmed else "",
        example=found.example,
    )


def _few(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    return lines if len(lines) <= most else (*lines[:most], "…")


def _facts(page: ShownInitiative) -> tuple[FlyerFact, ...]:
    found = page.initiative
    where = [_place(location) for location in found.locations]
    where += [_("voor inwoners van %(name)s") % {"name": area.label} for area in page.areas]
    if found.online:
        where.append(_("Online"))
    groups = ", ".join(str(group.label) for group in page.target_groups)
    cost = " ".join(filter(None, (page.cost, page.main.cost_note)))
    return (
        FlyerFact(_("Wanneer"), tuple(text for text, _note in page.schedules)),
        FlyerFact(_("Waar"), tuple(where)),
        FlyerFact(_("Voor wie"), tuple(filter(None, (groups, page.ages)))),
        FlyerFact(_("Talen"), tuple(filter(None, (page.languages,)))),
        FlyerFact(_("Kosten"), tuple(filter(None, (cost,)))),
        FlyerFact(_("Toegankelijkheid"), tuple(filter(None, (", ".join(page.accessibility),)))),
    )


def _place(location: PublicLocation) -> str:
    """Return a place on one line; of a hidden one only the municipality is there to give."""
    town = " ".join(filter(None, (location.postcode, location.city)))
    said = ", ".join(filter(None, (location.name, location.address, town)))
    return said or _("gemeente %(name)s") % {"name": location.municipality.name}


def _contact(page: ShownInitiative) -> tuple[str, ...]:
    contact, organisation = page.initiative.contact, page.initiative.organisation
    if contact is None:
        return tuple(filter(None, (organisation.name, organisation.website)))
    return tuple(filter(None, (contact.name, contact.phone, contact.email, contact.website)))


def _warning(page: ShownInitiative) -> str:
    if page.ended:
        return _("Dit initiatief is afgelopen.")
    if page.initiative.status == "paused":
        return _("Dit initiatief is tijdelijk gestopt. Vraag eerst na of het weer begint.")
    return ""
