"""Where an organisation works, by what it does: for roles that are held for a place or theme."""

from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries.initiatives import subject
from binnenuit.domain.initiatives.queries.whole import whole

_CHUNK = 200


def scopes_of_all(organisation: str) -> frozenset[str]:
    """Give the scopes in which every initiative of the organisation lies that goes on; nothing where it has none.

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
