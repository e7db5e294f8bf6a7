"""Finding initiatives that may be the same as what someone proposes or as one another."""

from collections.abc import Iterator
from dataclasses import dataclass

from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries.initiatives import municipality_facts
from binnenuit.domain.initiatives.queries.submissions import waiting_proposals
from binnenuit.domain.initiatives.queries.whole import whole
from binnenuit.domain.initiatives.rules.duplicates import Alike, Profile, Reason, alike, hosts_of
from binnenuit.domain.initiatives.rules.public import PublicInitiative, public_view
from binnenuit.foundation.places import service as places
from binnenuit.search import engine
from binnenuit.search.errors import IndexMissing
from binnenuit.search.types import SearchRequest

_CANDIDATES = 15
MOST = 5


@dataclass(frozen=True, slots=True)
class Twin:
    """A published initiative that may be the same, and why."""

    initiative: PublicInitiative
    alike: Alike

    @property
    def title(self) -> str:
        """Return its Dutch title, or the first there is."""
        texts = self.initiative.texts
        return (texts.get("nl") or next(iter(texts.values()))).title


def typed_profile(typed: dict[str, str]) -> Profile:
    """Return what was typed in a proposal as what is compared."""
    found = places.find_place(typed.get("where", ""))
    municipalities = frozenset({found.municipality_code} if found and found.municipality_code else ())
    return Profile(
        names=(typed.get("name", ""),),
        municipalities=municipalities,
        organisation=typed.get("who", ""),
        websites=hosts_of([typed.get("link", "")]),
    )


def profile_of(initiative: PublicInitiative) -> Profile:
    """Return a published initiative as what is compared."""
    contact = initiative.contact
    addresses = [initiative.online_url, initiative.organisation.website, contact.website if contact else ""]
    areas = {area.code for area in initiative.areas if area.kind == "municipality"}
    return Profile(
        names=tuple(text.title for text in initiative.texts.values()),
        municipalities=frozenset({place.municipality.code for place in initiative.locations} | areas),
        organisation=initiative.organisation.name,
        websites=hosts_of(addresses),
    )


def twins(profile: Profile, *, language: str, besides: str = "") -> tuple[Twin, ...]:
    """Return the published initiatives that are likely the same as `profile`, the most alike first, at most five.

    `besides` is the code of the one that is compared. Nothing while there is no index.
    """
    found = _published(dict.fromkeys(_codes(profile, language)), besides)
    compared = (Twin(one, alike(profile, profile_of(one))) for one in found)
    likely = sorted((twin for twin in compared if twin.alike.likely), key=lambda twin: -twin.alike.score)
    return tuple(likely[:MOST])


def waiting_twins(
    besides: int, typed: dict[str, str]
) -> list[tuple[int, dict[str, str], tuple[Reason, ...]]]:
    """Return the other proposals that wait and are likely the same: (pk, what was typed, why)."""
    here = typed_profile(typed)
    found = []
    for pk, _code, other in waiting_proposals():
        likeness = alike(here, typed_profile(dict(other)))
        if pk != besides and likeness.likely:
            found.append((pk, dict(other), likeness.reasons))
    return found[:MOST]


def _codes(profile: Profile, language: str) -> Iterator[str]:
    """Return the codes of what search finds by name: in the place first, then anywhere."""
    here = (("municipality", tuple(sorted(profile.municipalities))),)
    for name in filter(str.strip, profile.names):
        for filters in (here, ()) if profile.municipalities else ((),):
            request = SearchRequest(
                text=name[:200], filters=filters, size=_CANDIDATES, language=language, facets=()
            )
            try:
                yield from (hit.code for hit in engine.search(request).hits)
            except IndexMissing:
                return


def _published(codes: dict[str, None], besides: str) -> Iterator[PublicInitiative]:
    rows = Initiative.objects.visible().filter(code__in=[code for code in codes if code != besides])
    for initiative, organisation in whole(rows):
        yield public_view(initiative, organisation=organisation, municipality=municipality_facts)
