"""Reading programmes."""

from collections.abc import Iterator

from django.db.models import Max, Min

from binnenuit.domain.programmes.models import Programme, ProgrammeText
from binnenuit.domain.programmes.queries.parts import (
    evidence,
    organisation_ref,
    part_ref,
    partnership_ref,
    programme_ref,
    words,
)
from binnenuit.domain.programmes.queries.views import InvolvedView, ProgrammeView
from binnenuit.kernel.errors import NotFound

MAIN_LANGUAGE = "nl"
"""Every programme has a title in it."""


def programmes() -> tuple[ProgrammeView, ...]:
    """Return all programmes: each tree from its top, the most recent tree first."""
    rows = list(map(_view, Programme.objects.whole()))
    by_parent: dict[str, list[ProgrammeView]] = {}
    for row in rows:
        by_parent.setdefault(row.parent.code if row.parent else "", []).append(row)
    ordered: list[ProgrammeView] = []
    waiting = sorted(by_parent.get("", []), key=_age)
    while waiting:
        first = waiting.pop()
        ordered.append(first)
        waiting.extend(sorted(by_parent.get(first.code, []), key=_age))
    return tuple(ordered)


def programme(code: str) -> ProgrammeView:
    """Return the programme with this code; raises `NotFound`."""
    found = Programme.objects.whole().filter(code=code).first()
    if found is None:
        raise NotFound(f"no programme {code!r}")
    return _view(found)


def programme_label(code: str, language: str) -> str:
    """Return a programme's title in `language`, else in Dutch, else its code."""
    titles = dict(ProgrammeText.objects.filter(programme__code=code).values_list("language", "title"))
    return titles.get(language) or titles.get(MAIN_LANGUAGE) or code


def programme_bounds() -> tuple[int, int]:
    """Return the lowest and highest primary key; (0, -1) where there are none."""
    keys = Programme.objects.aggregate(low=Min("pk"), high=Max("pk"))
    return (0, -1) if keys["low"] is None else (keys["low"], keys["high"])


def programme_views(first: int, last: int) -> Iterator[ProgrammeView]:
    """Return the programmes with first <= pk <= last in order of pk."""
    return map(_view, Programme.objects.whole().filter(pk__gte=first, pk__lte=last).order_by("pk"))


def _age(view: ProgrammeView) -> tuple[str, str]:
    known = view.term.starts or view.term.ends
    return (str(known) if known else "", view.code)


def _view(row: Programme) -> ProgrammeView:
    return ProgrammeView(
        pk=row.pk,
        code=row.code,
        kind=row.kind,
        term=row.term,
        titles=words(row, "title"),
        summaries=words(row, "summary"),
        aims=words(row, "aim"),
        parent=programme_ref(row.parent) if row.parent else None,
        children=tuple(map(part_ref, row.children.all())),
        follows=programme_ref(row.follows) if row.follows else None,
        followed_by=tuple(map(programme_ref, row.successors.all())),
        involved=tuple(
            InvolvedView(organisation_ref(item.organisation), item.role, item.note)
            for item in row.involvements.all()
        ),
        places=tuple(place.municipality for place in row.places.all()),
        partnerships=tuple(map(partnership_ref, row.partnerships.all())),
        evidence=evidence(row),
    )
