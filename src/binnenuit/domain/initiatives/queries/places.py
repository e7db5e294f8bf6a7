"""Where initiatives take place, for lists of places: by page, or near a point.

Distances are measured to what visitors may know: of a hidden location that is its municipality's point, so that nobody
finds it by asking from closer and closer (domain 4.1).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from django.db.models import Q, QuerySet

from binnenuit.domain.initiatives.models import Initiative, InitiativeArea, InitiativeLocation
from binnenuit.domain.initiatives.queries.initiatives import municipality_facts
from binnenuit.domain.initiatives.rules.choices import VISIBLE_STATUSES
from binnenuit.foundation.places import service as places
from binnenuit.search.geo.cells import distance_km
from binnenuit.search.types import Point

_KM_PER_DEGREE = 111.0
_CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A location of an initiative, by its place among that initiative's locations."""

    initiative: int
    """Primary key."""
    position: int
    """From 0; the one behind the last location is online."""


def count_spots(keys: Iterable[int] | None = None) -> int:
    """Return how many locations the initiatives with these primary keys have (None: all), online ones included."""
    if keys is None:
        return _locations(None).count() + _online(None).count()
    return sum(_locations(part).count() + _online(part).count() for part in _parts(list(keys)))


def spots(keys: Sequence[int] | None, first: int, number: int) -> list[Spot]:
    """Return `number` of those locations from the `first` (from 0) on: places first, then online."""
    rows = _rows_of(keys, first, number)
    found = _placed(rows)
    left = number - len(rows)
    if left <= 0:
        return found
    before = max(first - _count(keys), 0)
    online = _online_of(keys, before, left)
    return [*found, *_behind_the_last(online)]


def spots_near(here: Point, metres: float, keys: Iterable[int] | None = None) -> list[Spot]:
    """Return the locations within `metres` of `here`, the nearest first."""
    only = None if keys is None else set(keys)
    near: list[tuple[float, int, int]] = []
    for pk, initiative, latitude, longitude, municipality, hidden in _candidates(here, metres / 1000):
        point = _public_point(latitude, longitude, municipality, hidden=hidden)
        distance = distance_km(here, point)
        if distance * 1000 <= metres and (only is None or initiative in only):
            near.append((distance, initiative, pk))
    near.sort()
    return _placed([(initiative, pk) for _distance, initiative, pk in near])


def spots_for(municipality: str, province: str, keys: Iterable[int] | None = None) -> list[Spot]:
    """Return the locations of what serves the people of a municipality, or takes place there and serves no region."""
    areas = InitiativeArea.objects.filter(initiative__status__in=VISIBLE_STATUSES)
    serving = areas.filter(code__in=(municipality, province, "NL")).values("initiative_id")
    limited = areas.values("initiative_id")
    rows = _locations(None).filter(
        Q(initiative_id__in=serving) | (Q(municipality=municipality) & ~Q(initiative_id__in=limited))
    )
    only = None if keys is None else set(keys)
    found = rows.order_by("pk").values_list("initiative_id", "pk")
    return _placed([row for row in found if only is None or row[0] in only])


def _public_point(
    latitude: float | None, longitude: float | None, municipality: str, *, hidden: bool
) -> Point:
    facts = municipality_facts(municipality)
    if facts is not None and (hidden or latitude is None or longitude is None):
        return Point(facts.latitude, facts.longitude)
    return Point(latitude or 0.0, longitude or 0.0)


def _candidates(here: Point, km: float) -> Iterable[tuple[int, int, float | None, float | None, str, bool]]:
    """Return what may lie within the circle.

    Shown points in the box around it, and all else of municipalities in it.
    """
    height = km / _KM_PER_DEGREE + 0.01
    width = height / max(cos(radians(here.latitude)), 0.1)
    inside = [
        one.code
        for one in places.municipalities()
        if distance_km(here, Point(one.latitude, one.longitude)) <= km + 0.01
    ]
    shown = Q(
        hidden=False,
        latitude__range=(here.latitude - height, here.latitude + height),
        longitude__range=(here.longitude - width, here.longitude + width),
    )
    reduced = (Q(hidden=True) | Q(latitude__isnull=True)) & Q(municipality__in=inside)
    rows = _locations(None).filter(shown | reduced)
    return rows.values_list(
        "pk", "initiative_id", "latitude", "longitude", "municipality", "hidden"
    ).iterator()


def _locations(keys: Sequence[int] | None) -> QuerySet[InitiativeLocation]:
    known = [one.code for one in places.municipalities()]
    rows = InitiativeLocation.objects.filter(initiative__status__in=VISIBLE_STATUSES, municipality__in=known)
    return rows if keys is None else rows.filter(initiative_id__in=keys)


def _online(keys: Sequence[int] | None) -> QuerySet[Initiative]:
    rows = Initiative.objects.visible().filter(online=True)
    return rows if keys is None else rows.filter(pk__in=keys)


def _count(keys: Sequence[int] | None) -> int:
    if keys is None:
        return _locations(None).count()
    return sum(_locations(part).count() for part in _parts(keys))


def _rows_of(keys: Sequence[int] | None, first: int, number: int) -> list[tuple[int, int]]:
    """Return (initiative, pk) of locations, in order of initiative."""
    if keys is None:
        rows = _locations(None).order_by("initiative_id", "pk").values_list("initiative_id", "pk")
        return list(rows[first : first + number])
    found: list[tuple[int, int]] = []
    for part in _parts(keys):
        rows = _locations(part).order_by("initiative_id", "pk").values_list("initiative_id", "pk")
        count = rows.count()
        found += rows[first : first + number - len(found)] if first < count else []
        first = max(first - count, 0)
        if len(found) >= number:
            break
    return found


def _online_of(keys: Sequence[int] | None, first: int, number: int) -> list[int]:
    if keys is None:
        return list(_online(None).order_by("pk").values_list("pk", flat=True)[first : first + number])
    every = [pk for part in _parts(keys) for pk in _online(part).order_by("pk").values_list("pk", flat=True)]
    return every[first : first + number]


def _placed(rows: Sequence[tuple[int, int]]) -> list[Spot]:
    """Return each location its place among those of its initiative."""
    wanted = sorted({initiative for initiative, _pk in rows})
    order: dict[int, list[int]] = {}
    for part in _parts(wanted):
        of_part = _locations(part).order_by("initiative_id", "pk").values_list("initiative_id", "pk")
        for initiative, pk in of_part:
            order.setdefault(initiative, []).append(pk)
    return [Spot(initiative, order[initiative].index(pk)) for initiative, pk in rows]


def _behind_the_last(online: Sequence[int]) -> list[Spot]:
    counts = dict.fromkeys(online, 0)
    for initiative in _locations(online).values_list("initiative_id", flat=True):
        counts[initiative] += 1
    return [Spot(initiative, number) for initiative, number in counts.items()]


def _parts(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
