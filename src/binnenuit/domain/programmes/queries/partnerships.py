"""Reading partnerships with their members at every level."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Max, Min

from binnenuit.domain.programmes.models import Membership, Partnership
from binnenuit.domain.programmes.queries.parts import (
    evidence,
    organisation_ref,
    partnership_ref,
    programme_ref,
    words,
)
from binnenuit.domain.programmes.queries.views import (
    MemberView,
    PartnershipNode,
    PartnershipRef,
    PartnershipView,
)
from binnenuit.kernel.errors import NotFound

Members = dict[int, list[Membership]]


def partnership(code: str) -> PartnershipView:
    """Return the partnership with this code; raises `NotFound`."""
    found = Partnership.objects.whole().filter(code=code).first()
    if found is None:
        raise NotFound(f"no partnership {code!r}")
    return next(_views([found]))


def partnership_bounds() -> tuple[int, int]:
    """Return the lowest and highest primary key; (0, -1) where there are none."""
    keys = Partnership.objects.aggregate(low=Min("pk"), high=Max("pk"))
    return (0, -1) if keys["low"] is None else (keys["low"], keys["high"])


def partnership_views(first: int, last: int) -> Iterator[PartnershipView]:
    """Return the partnerships with first <= pk <= last in order of pk."""
    return _views(list(Partnership.objects.whole().filter(pk__gte=first, pk__lte=last).order_by("pk")))


def partnership_refs() -> tuple[PartnershipRef, ...]:
    """Return all partnerships, by code."""
    return tuple(map(partnership_ref, Partnership.objects.prefetch_related("texts")))


def _views(rows: list[Partnership]) -> Iterator[PartnershipView]:
    members = _members(row.pk for row in rows)
    within: dict[int, list[PartnershipRef]] = defaultdict(list)
    outer = Membership.objects.filter(nested__in=rows).select_related("partnership")
    for membership in outer.prefetch_related("partnership__texts").order_by("partnership__code"):
        within[membership.nested_id or 0].append(partnership_ref(membership.partnership))
    for row in rows:
        yield PartnershipView(
            pk=row.pk,
            code=row.code,
            kind=row.kind,
            term=row.term,
            titles=words(row, "title"),
            summaries=words(row, "summary"),
            aims=words(row, "aim"),
            programme=programme_ref(row.programme) if row.programme else None,
            follows=partnership_ref(row.follows) if row.follows else None,
            followed_by=tuple(map(partnership_ref, row.successors.all())),
            within=tuple(within[row.pk]),
            members=_tree(row.pk, members),
            evidence=evidence(row),
        )


def _members(keys: Iterable[int]) -> Members:
    """Fetch the memberships below some partnerships, one query per level."""
    found: Members = {}
    level = set(keys)
    while level:
        found.update({key: [] for key in level})
        rows = Membership.objects.filter(partnership__in=level).select_related("organisation", "nested")
        for row in rows.prefetch_related("nested__texts"):
            found[row.partnership_id].append(row)
        level = {row.nested_id for key in level for row in found[key] if row.nested_id} - set(found)
    return found


def _tree(key: int, members: Members) -> tuple[MemberView, ...]:
    # the depth is that of the data, which the loading keeps free of cycles
    return tuple(
        MemberView(
            role=row.role,
            term=row.term,
            organisation=organisation_ref(row.organisation) if row.organisation else None,
            nested=PartnershipNode(partnership_ref(row.nested), _tree(row.nested.pk, members))
            if row.nested
            else None,
        )
        for row in members[key]
    )
