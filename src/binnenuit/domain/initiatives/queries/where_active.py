"""What an organisation does.

Where that lies, for roles that are held for a place or theme, and which initiatives it is.
"""

from collections.abc import Iterator

from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries.initiatives import subject
from binnenuit.domain.initiatives.queries.whole import whole

_CHUNK = 200
_GAP = 20
"""Keys of others in between that cost less to take along than a run of their own."""


def scopes_of_all(organisation: str) -> frozenset[str]:
    """Return the scopes in which every initiative of the organisation lies that goes on; nothing where it has none.

    What lies in one municipality only is there for the editor of that municipality; who works in several
    provinces is in none of them. Stops reading as soon as nothing is left in common.
    """
    common: frozenset[str] | None = None
    rows = Initiative.objects.filter(
        organisation__code=organisation, status__in=("published", "paused"), merged_into__isnull=True
    ).order_by("pk")
    after = 0
    while found := whole(rows.filter(pk__gt=after)[:_CHUNK]):
        for initiative, _organisation in found:
            scopes = subject(initiative.code, initiative.content).scopes
            common = scopes if common is None else common & scopes
        after = found[-1][0].pk
        if not (common or frozenset()) - {f"organisation:{organisation}"}:
            break
    return common or frozenset()


def runs_of(organisation: int) -> Iterator[tuple[int, int]]:
    """Return the keys of an organisation's initiatives as runs from first to last, others in between."""
    first = last = None
    keys = Initiative.objects.filter(organisation=organisation).order_by("pk").values_list("pk", flat=True)
    for key in keys.iterator():
        if first is None or last is None:
            first = key
        elif key - last > _GAP:
            yield first, last
            first = key
        last = key
    if first is not None and last is not None:
        yield first, last
