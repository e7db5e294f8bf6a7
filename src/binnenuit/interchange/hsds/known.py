"""The context of the mapping, filled from the rooms."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from binnenuit.domain.initiatives.service import formats
from binnenuit.domain.initiatives.service.records import Schedule, pattern
from binnenuit.domain.programmes import service as programmes
from binnenuit.domain.programmes.service import ProgrammeView
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import OrganisationView
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.interchange.hsds import organisations as hsds
from binnenuit.interchange.hsds.context import MAIN_LANGUAGE, Context
from binnenuit.kernel import clock
from binnenuit.kernel.errors import NotFound

COUNTRY = "Nederland"
_MOST_VIEWS = 2_000


def context(today: date | None = None) -> Context:
    """Return what the mapping has to know, for one answer or export: each organisation is read once."""
    views = Views()
    return Context(
        today=today or clock.today(),
        base_url=settings.BASE_URL,
        thesaurus=thesaurus(),
        organisation=views.get,
        programme=_programmes(),
        region=_region,
        recurrence=_recurrence,
        page=_page,
    )


class Views:
    """Organisations that have been read; the first are forgotten when there are many."""

    def __init__(self) -> None:
        self._held: dict[str, OrganisationView | None] = {}

    def get(self, code: str) -> OrganisationView | None:
        """Return an organisation, or nothing where it is not there (any more)."""
        if code not in self._held:
            self._add([code])
        return self._held[code]

    def _add(self, codes: Iterable[str]) -> None:
        if len(self._held) >= _MOST_VIEWS:
            self._held.clear()
        wanted = list(codes)
        found = organisations.organisation_views_of(wanted)
        self._held.update({code: found.get(code) for code in wanted})


def codes_by_id(identity: str) -> str | None:
    """Return the code of the organisation with this id of HSDS; None where there is none.

    Codes are never given to another organisation, so what is known stays right; who is new is read when asked for.
    """
    with _lock:
        if identity not in _codes:
            for pk, code in organisations.organisation_codes(_newest[0]):
                _codes[hsds.of_organisation(code)] = code
                _newest[0] = pk
        return _codes.get(identity)


def forget() -> None:
    """Forget which organisations there are: for tests, whose databases come and go."""
    with _lock:
        _codes.clear()
        _newest[0] = 0


_codes: dict[str, str] = {}
_newest = [0]
_lock = Lock()


def _programmes() -> Callable[[str], ProgrammeView | None]:
    @lru_cache(maxsize=256)
    def get(code: str) -> ProgrammeView | None:
        try:
            return programmes.programme(code)
        except NotFound:
            return None

    return get


def _region(code: str) -> str:
    found = places.municipality(code) or places.province(code)
    return found.name if found else COUNTRY


def _recurrence(schedule: Schedule) -> str:
    with translation.override(MAIN_LANGUAGE):
        return formats.when(pattern(schedule))


def _page(slug: str, code: str) -> str:
    with translation.override(MAIN_LANGUAGE):
        return reverse("initiative", kwargs={"slug": slug, "code": code})
