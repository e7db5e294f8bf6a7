"""Reading organisations; all of them are public."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, Min, Q

from binnenuit.foundation.organisations.models import Organisation
from binnenuit.kernel.errors import NotFound

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class OrganisationRef:
    """Enough of an organisation to name it and link to it."""

    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class OrganisationSourceView:
    """Where what is said of an organisation can be checked."""

    title: str
    url: str
    checked: date


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation as visitors may know it."""

    pk: int
    code: str
    name: str
    short_name: str
    kind: str
    """A value of `Kind`."""
    kvk: str
    """8 digits, or empty where it is not known."""
    website: str
    descriptions: Mapping[str, str]
    """By language tag."""
    part_of: OrganisationRef | None
    parts: tuple[OrganisationRef, ...]
    sources: tuple[OrganisationSourceView, ...]
    example: bool


def organisation(code: str) -> OrganisationView:
    """Return the organisation with this code; raises `NotFound`."""
    found = Organisation.objects.whole().filter(code=code).first()
    if found is None:
        raise NotFound(f"no organisation {code!r}")
    return view_of(found)


def find_organisations(text: str, limit: int = 6) -> list[OrganisationRef]:
    """Return organisations by code, or by a name that is or holds `text`; those that it names exactly first."""
    exact = Q(code=text.lower()) | Q(name__iexact=text) | Q(short_name__iexact=text)
    found = list(Organisation.objects.filter(exact)[:limit])
    if not found:
        holds = Q(name__icontains=text) | Q(short_name__icontains=text)
        found = list(Organisation.objects.filter(holds).order_by("name")[:limit])
    return [_ref(row) for row in found]


def organisation_bounds() -> tuple[int, int]:
    """Return the lowest and highest primary key; (0, -1) where there are none."""
    keys = Organisation.objects.aggregate(low=Min("pk"), high=Max("pk"))
    return (0, -1) if keys["low"] is None else (keys["low"], keys["high"])


def organisation_views(first: int, last: int) -> Iterator[OrganisationView]:
    """Return the organisations with first <= pk <= last in order of pk, a thousand at a time."""
    after = first - 1
    while rows := list(
        Organisation.objects.whole().filter(pk__gt=after, pk__lte=last).order_by("pk")[:CHUNK]
    ):
        yield from map(view_of, rows)
        after = rows[-1].pk


def changed_parts(keys: int) -> list[tuple[int, datetime]]:
    """Return each range of `keys` primary keys that holds more than examples, with when any of it was last changed."""
    found = (
        Organisation.objects.filter(example=False)
        .annotate(part=F("pk") / keys)
        .values("part")
        .annotate(last=Max("changed"))
        .order_by("part")
    )
    return [(row["part"], row["last"]) for row in found]


def listed(first: int, last: int) -> Iterator[tuple[str, datetime]]:
    """Return code and moment of change of all but the examples with first <= pk <= last, in order of pk."""
    found = Organisation.objects.filter(example=False, pk__gte=first, pk__lte=last).order_by("pk")
    yield from found.values_list("code", "changed").iterator(CHUNK)


def organisation_views_of(codes: Iterable[str]) -> dict[str, OrganisationView]:
    """Return the organisations with these codes, by code; unknown ones are left out."""
    return {row.code: view_of(row) for row in Organisation.objects.whole().filter(code__in=set(codes))}


def organisation_codes(after: int = 0) -> list[tuple[int, str]]:
    """Return the primary key and code of every organisation with a higher key than `after`, in order."""
    return list(Organisation.objects.filter(pk__gt=after).order_by("pk").values_list("pk", "code"))


def organisation_refs(first: int, number: int) -> tuple[int, tuple[OrganisationRef, ...]]:
    """Return how many organisations there are, and `number` of them from the `first` (from 0), oldest first."""
    rows = Organisation.objects.order_by("pk").only("code", "name", "short_name")
    return rows.count(), tuple(map(_ref, rows[first : first + number]))


def has_examples() -> bool:
    """Return whether numbers over all initiatives count examples too.

    Every example belongs to an example organisation.
    """
    return Organisation.objects.filter(example=True).exists()


def organisation_names() -> dict[str, str]:
    """Return the code of each organisation by its code, name and short name, without capitals.

    The oldest where two share.
    """
    found: dict[str, str] = {}
    for code, *names in (
        Organisation.objects.order_by("pk").values_list("code", "name", "short_name").iterator(CHUNK)
    ):
        found[code] = code
        for name in filter(None, names):
            found.setdefault(name.casefold(), code)
    return found


def keys_of(codes: Iterable[str]) -> dict[str, int]:
    """Return the primary key of each of `codes` that exists."""
    return dict(Organisation.objects.filter(code__in=set(codes)).values_list("code", "pk"))


def view_of(row: Organisation) -> OrganisationView:
    """Return a stored organisation as visitors may know it."""
    return OrganisationView(
        pk=row.pk,
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        kvk=row.kvk,
        website=row.website,
        descriptions={text.language: text.description for text in row.texts.all()},
        part_of=_ref(row.part_of) if row.part_of else None,
        parts=tuple(_ref(part) for part in sorted(row.parts.all(), key=lambda part: part.name.casefold())),
        sources=tuple(
            OrganisationSourceView(item.title, item.url, item.checked) for item in row.sources.all()
        ),
        example=row.example,
    )


def _ref(row: Organisation) -> OrganisationRef:
    return OrganisationRef(row.code, row.name, row.short_name)
