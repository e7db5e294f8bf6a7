"""What an organisation takes part in."""

from collections import defaultdict
from collections.abc import Iterator

from binnenuit.domain.programmes.models import Funding, Involvement, Membership, Partnership, Programme
from binnenuit.domain.programmes.queries.parts import partnership_ref, words
from binnenuit.domain.programmes.queries.views import Participation, PartnershipRef
from binnenuit.domain.programmes.rules.terms import Term

FUNDER = "funder"


def memberships_of(organisation_code: str) -> tuple[Participation, ...]:
    """Return all that an organisation takes part in, answers for or pays: partnerships first, then programmes.

    An unknown code has none.
    """
    return (*_as_member(organisation_code), *_as_involved(organisation_code), *_as_funder(organisation_code))


def _as_member(code: str) -> Iterator[Participation]:
    rows = Membership.objects.filter(organisation__code=code).select_related("partnership")
    found = list(rows.prefetch_related("partnership__texts").order_by("partnership__code", "position"))
    outer = _outer() if found else {}
    for row in found:
        yield _participation(row.partnership, row.role, row.term, within=_around(row.partnership_id, outer))


def _as_involved(code: str) -> Iterator[Participation]:
    rows = Involvement.objects.filter(organisation__code=code).select_related("programme")
    for row in rows.prefetch_related("programme__texts").order_by("programme__code", "position"):
        yield _participation(row.programme, row.role)


def _as_funder(code: str) -> Iterator[Participation]:
    rows = Funding.objects.filter(funder__code=code).select_related("programme", "partnership")
    for row in rows.prefetch_related("programme__texts", "partnership__texts").order_by("pk"):
        owner = row.programme or row.partnership
        if owner:
            yield _participation(owner, FUNDER)


def _participation(
    owner: Programme | Partnership,
    role: str,
    term: Term | None = None,
    within: tuple[PartnershipRef, ...] = (),
) -> Participation:
    return Participation(
        kind="programme" if isinstance(owner, Programme) else "partnership",
        code=owner.code,
        titles=words(owner, "title"),
        role=role,
        term=term if term and term.known else owner.term,
        within=within,
    )


def _outer() -> dict[int, list[Partnership]]:
    found: dict[int, list[Partnership]] = defaultdict(list)
    rows = Membership.objects.filter(nested__isnull=False).select_related("partnership")
    for row in rows.prefetch_related("partnership__texts").order_by("partnership__code"):
        found[row.nested_id or 0].append(row.partnership)
    return found


def _around(key: int, outer: dict[int, list[Partnership]]) -> tuple[PartnershipRef, ...]:
    found: dict[str, PartnershipRef] = {}
    waiting = list(outer.get(key, ()))
    while waiting:
        row = waiting.pop(0)
        if row.code not in found:
            found[row.code] = partnership_ref(row)
            waiting.extend(outer.get(row.pk, ()))
    return tuple(found.values())
