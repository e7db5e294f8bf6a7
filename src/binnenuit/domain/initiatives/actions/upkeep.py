"""What happens by itself each day, and by a link in a mail: asking to confirm, confirming, hiding."""

from collections.abc import Iterator

from django.db import IntegrityError, transaction

from binnenuit.domain.initiatives.actions.revising import Change
from binnenuit.domain.initiatives.events import ConfirmationAsked, InitiativesChanged
from binnenuit.domain.initiatives.models import Asking, Initiative
from binnenuit.domain.initiatives.queries import locked
from binnenuit.domain.initiatives.queries.links import opened
from binnenuit.domain.initiatives.queries.upkeep import freshness, recipients, unconfirmed
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.upkeep import mail_due, to_be_hidden
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import NotFound
from binnenuit.kernel.events import publish


def ask_to_confirm(*, actor: Actor) -> int:
    """Send the mails that are due today; give how many. Again on the same day it sends none."""
    authorise(actor, "initiatives.ask_to_confirm")
    sent = 0
    for row in unconfirmed(clock.today()):
        sent += _ask(row, actor)
    return sent


def _ask(row: Initiative, actor: Actor) -> int:
    now, today = freshness(row), clock.today()
    number, to = mail_due(now, today), recipients(row)
    if not number or not to:
        return 0
    try:
        with transaction.atomic():
            Asking.objects.create(initiative=row, since=now.since, number=number, on=today)
            record(
                actor=actor,
                action="initiatives.ask_to_confirm",
                subject=f"initiative:{row.pk}",
                details={"number": number},
            )
            for one in to:
                publish(ConfirmationAsked(row.code, _title(row), number, one.email, one.language))
    except IntegrityError:
        return 0  # another process asked in this very moment
    return len(to)


def hide_unconfirmed(days: int, *, actor: Actor) -> int:
    """Hide what nobody has confirmed for `days` days, although someone was asked; give how many."""
    authorise(actor, "initiatives.hide")
    hidden = 0
    for row in unconfirmed(clock.today()):
        if to_be_hidden(freshness(row), clock.today(), days, reachable=bool(recipients(row))):
            with transaction.atomic():
                Initiative.objects.filter(pk=row.pk).update(hidden_since=clock.today())
                record(actor=actor, action="initiatives.hide", subject=f"initiative:{row.pk}")
                publish(InitiativesChanged(row.pk, row.pk))
            hidden += 1
    return hidden


def confirm_by_link(token: str, *, actor: Actor) -> str:
    """Note that everything is right, for who has the link out of a mail; gives the code.

    A second time on one day changes nothing. Raises `NotFound` for a link that is none, or where there is nothing
    to confirm any more (a draft, one that has ended).
    """
    authorise(actor, "initiatives.confirm_by_link")
    (code,) = opened("confirm", token)
    with transaction.atomic():
        now = locked(code)
        if now.status not in {"published", "paused"}:
            raise NotFound("nothing to confirm")
        record(actor=actor, action="initiatives.confirm_by_link", subject=f"initiative:{now.pk}")
        if now.last_confirmed != clock.today():
            Change(actor, "initiatives.confirm_by_link").step(now, now.status, confirmed=True)
    return code


def _title(row: Initiative) -> str:
    titles: Iterator[tuple[str, str]] = row.texts.values_list("language", "title").iterator()
    found = dict(titles)
    return found.get("nl") or next(iter(found.values()), row.code)
