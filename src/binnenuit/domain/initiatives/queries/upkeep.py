"""Which initiatives ask for attention today, and who is to be asked."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from binnenuit.domain.initiatives.models import Asking, Initiative, Submission
from binnenuit.domain.initiatives.models.initiative import InitiativeQuerySet
from binnenuit.domain.initiatives.queries.submissions import about
from binnenuit.domain.initiatives.rules.upkeep import ASK_DAYS, Freshness
from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.accounts.service import Recipient
from binnenuit.kernel.clock import AMSTERDAM
from binnenuit.kernel.errors import NotFound

_CHUNK = 500


def unconfirmed(today: date) -> Iterator[Initiative]:
    """Return the initiatives that go on and were not confirmed for half a year, in order of pk, in bounded memory.

    Without examples, and without those that another record answers for.
    """
    after = 0
    while rows := list(
        _open(today).filter(pk__gt=after).select_related("organisation").order_by("pk")[:_CHUNK]
    ):
        yield from rows
        after = rows[-1].pk


def _open(today: date) -> InitiativeQuerySet:
    limit = today - timedelta(days=ASK_DAYS)
    old = Q(last_confirmed__lte=limit) | Q(last_confirmed__isnull=True, created__date__lte=limit)
    return Initiative.objects.visible().filter(old, status__in=("published", "paused"), example=False)


def freshness(row: Initiative) -> Freshness:
    """Return what is known of how fresh an initiative is."""
    since = row.last_confirmed or row.created.astimezone(AMSTERDAM).date()
    asked = list(Asking.objects.filter(initiative=row, since=since).order_by("number"))
    return Freshness(since, len(asked), asked[-1].on if asked else None)


def recipients(row: Initiative) -> list[Recipient]:
    """Return who is asked: the organisation's holders, else the initiative's own contact.

    Nobody where there is none.
    """
    holders = accounts.holders_of(row.organisation.code)
    if holders or not row.contact_email:
        return holders
    return [Recipient(0, row.contact_email, "nl")]


def title_of(code: str) -> tuple[str, bool]:
    """Return the title of an initiative that goes on, and whether visitors see it (it may be hidden).

    Raises `NotFound`.
    """
    going_on = Initiative.objects.filter(code=code, status__in=("published", "paused"))
    found = about(going_on.filter(merged_into__isnull=True).first())
    if found is None:
        raise NotFound("no such initiative")
    return found.title, found.visible


def claimed_title(pk: int) -> str:
    """Return the title of what a claim that waits is about; raises `NotFound`."""
    row = Submission.objects.waiting().filter(pk=pk, kind="claim", initiative__isnull=False).first()
    found = about(row.initiative) if row else None
    if found is None:
        raise NotFound("no claim that waits")
    return found.title
