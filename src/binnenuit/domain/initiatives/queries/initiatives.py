"""Reading initiatives: visitors get the public view only; what is stored in full is for actions."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from django.db.models import F, Max, Min

from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries.whole import whole
from binnenuit.domain.initiatives.rules.public import MunicipalityFacts, PublicInitiative, public_view
from binnenuit.domain.initiatives.rules.records import Content, Stored
from binnenuit.domain.initiatives.rules.scopes import subject_of
from binnenuit.domain.initiatives.rules.validation import Known
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.kernel.authority import Subject
from binnenuit.kernel.errors import ChangedSince, NotFound
from binnenuit.kernel.ids import is_code

_CHUNK = 1_000
"""So many are read at once: as many as search asks for at once, and few enough to hold."""


def public_initiative(code: str) -> PublicInitiative:
    """Return the initiative as everyone may know it; raises `NotFound` where there is none, or a draft.

    For the code of one that was merged it gives the one that answers for it, which has another code.
    """
    if not is_code(code):
        raise NotFound("no such initiative")
    found = whole(Initiative.objects.visible().filter(code=code))
    if not found:
        answering = Initiative.objects.filter(code=code).values("merged_into")
        found = whole(Initiative.objects.visible().filter(pk__in=answering))
    if not found:
        raise NotFound("no such initiative")
    ((initiative, organisation),) = found
    return public_view(initiative, organisation=organisation, municipality=municipality_facts)


def public_initiatives(first: int, last: int) -> Iterator[PublicInitiative]:
    """Return all initiatives that visitors may find with first <= pk <= last, in order of pk, in bounded memory.

    A range of at most 1,000 keys costs five queries, however many there are; each 1,000 more, as much again.
    """
    while first <= last:
        found = whole(Initiative.objects.visible().between(first, last)[:_CHUNK])
        for initiative, organisation in found:
            yield public_view(initiative, organisation=organisation, municipality=municipality_facts)
        if len(found) < _CHUNK:
            return
        first = found[-1][0].pk + 1


def bounds() -> tuple[int, int]:
    """Return the lowest and highest primary key; (0, -1) where there are none."""
    found = Initiative.objects.aggregate(first=Min("pk"), last=Max("pk"))
    return (0, -1) if found["first"] is None else (found["first"], found["last"])


def changed_parts(keys: int) -> list[tuple[int, datetime]]:
    """Return each range of `keys` primary keys that holds something to list, with when any of it was last changed."""
    found = (
        Initiative.objects.listed()
        .annotate(part=F("pk") / keys)
        .values("part")
        .annotate(last=Max("changed"))
        .order_by("part")
    )
    return [(row["part"], row["last"]) for row in found]


def listed(first: int, last: int) -> Iterator[tuple[str, str, datetime]]:
    """Return slug, code and moment of change of what search engines may list, for first <= pk <= last."""
    yield from (
        Initiative.objects.listed()
        .between(first, last)
        .values_list("slug", "code", "changed")
        .iterator(_CHUNK)
    )


def stored(code: str) -> Stored:
    """Return everything that is kept of an initiative, for those who may change it; raises `NotFound`."""
    found = whole(Initiative.objects.filter(code=code))
    if not found:
        raise NotFound(f"no initiative {code!r}")
    ((initiative, _organisation),) = found
    return initiative


def locked(code: str) -> Stored:
    """Return the initiative, locked until the transaction ends; raises `NotFound`."""
    # PostgreSQL locks the row; SQLite's transaction has the only write lock from its start
    Initiative.objects.select_for_update().filter(code=code).first()
    return stored(code)


def seen(now: Stored, version: int) -> Stored:
    """Return `now` back; raises `ChangedSince` where it is not at the `version` that someone has seen."""
    if now.version != version:
        raise ChangedSince(now.version, version)
    return now


def subject(code: str, content: Content) -> Subject:
    """Return an initiative as what an action is done to: with the scopes that `content` lies in."""
    words = thesaurus()
    return subject_of(code, content, ancestors=words.ancestors, province_of=_province_of)


def _province_of(municipality: str) -> str:
    facts = municipality_facts(municipality)
    return facts.province if facts else ""


def known() -> Known:
    """Return what the other rooms know, for the validation."""
    words = thesaurus()

    def concept_in(concept_id: str, scheme: str) -> bool:
        concept = words.concept(concept_id)
        return concept is not None and concept.scheme == scheme

    return Known(
        concept_in=concept_in,
        spoken=lambda tag: any(concept.notation == tag for concept in words.in_scheme("languages")),
        municipality=lambda code: places.municipality(code) is not None,
        province=lambda code: places.province(code) is not None,
    )


def example_bounds() -> tuple[int, int]:
    """Return the lowest and highest primary key of the examples; (0, -1) where there are none."""
    found = Initiative.objects.filter(example=True).aggregate(first=Min("pk"), last=Max("pk"))
    return (0, -1) if found["first"] is None else (found["first"], found["last"])


@lru_cache(maxsize=512)
def municipality_facts(code: str) -> MunicipalityFacts | None:
    """Return what is known of the municipality with this CBS code, or nothing."""
    found = places.municipality(code)
    if found is None:
        return None
    return MunicipalityFacts(
        code=found.code,
        name=found.name,
        slug=found.slug,
        province=found.province_code,
        latitude=found.latitude,
        longitude=found.longitude,
    )
