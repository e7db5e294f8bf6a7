"""Following a search by mail: asking, saying yes, stopping; and the night's look for what is new."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.events import AlertAsked, AlertFound
from binnenuit.domain.initiatives.models import Alert
from binnenuit.domain.initiatives.queries.alerts import (
    Followed,
    address_digest,
    due,
    seal,
    search_digest,
    unseal,
)
from binnenuit.domain.initiatives.queries.links import opened
from binnenuit.domain.initiatives.rules import alerts as rules
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.alerts import EVERY, Every, Found
from binnenuit.domain.initiatives.rules.submissions import is_email
from binnenuit.foundation.audit.service import record
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BadInput, NotFound
from binnenuit.kernel.events import publish
from binnenuit.kernel.ids import new_code

Find = Callable[[Followed], Found | None]
"""Asks the search of someone who follows it; None where it can't be asked any more."""


def ask_alert(followed: Followed, every: Every, *, actor: Actor) -> None:
    """Note that someone wants mail about a search, and ask the owner of the address.

    Says nothing about what the address follows already: who asks need not be its owner. Beyond
    `rules.MOST_FOR_ONE` and `rules.MOST_WAITING` nothing happens. Raises `BadInput` for what is no address.
    """
    authorise(actor, "initiatives.ask_alert")
    if not is_email(followed.email) or every not in EVERY:
        raise BadInput(_("Vul een e-mailadres in, en kies elke dag of elke week."))
    now, address = clock.now(), address_digest(followed.email)
    with transaction.atomic():
        same = Alert.objects.select_for_update().filter(search=search_digest(followed)).first()
        if same is None:
            of_address = Alert.objects.filter(address=address)
            waiting = of_address.filter(started__isnull=True).count()
            if waiting >= rules.MOST_WAITING or of_address.count() >= rules.MOST_FOR_ONE:
                return
            same = Alert(code=new_code(), search=search_digest(followed), address=address)
        elif now - same.asked < timedelta(hours=1):
            return  # the mail is on its way
        same.sealed, same.every, same.asked = seal(followed), every, now
        same.save()
        record(actor=actor, action="initiatives.ask_alert", subject=f"alert:{same.pk}")
        publish(AlertAsked(same.code, followed.email, followed.language))


def start_alert(token: str, find: Find, *, actor: Actor) -> str:
    """Begin, for who has the link out of the mail; gives the code. A second time changes nothing.

    What is found now is not new. Raises `NotFound` for a link that is none (any more).
    """
    authorise(actor, "initiatives.start_alert")
    (code,) = opened("start_alert", token)
    with transaction.atomic():
        row = Alert.objects.select_for_update().filter(code=code).first()
        followed = unseal(row.sealed) if row else None
        if row is None or followed is None:
            raise NotFound("no such alert")
        if row.started is None:
            found = find(followed)
            row.started = row.looked = clock.now()
            row.known = rules.remembered(b"", found) if found else b""
            row.save()
            record(actor=actor, action="initiatives.start_alert", subject=f"alert:{row.pk}")
    return code


def stop_alert(token: str, *, actor: Actor) -> None:
    """Stop, and remove everything of it, for who has the link out of a mail; a second time changes nothing.

    Raises `NotFound` for a link that is none.
    """
    authorise(actor, "initiatives.stop_alert")
    (code,) = opened("alert", token)
    with transaction.atomic():
        row = Alert.objects.select_for_update().filter(code=code).first()
        if row is not None:
            record(actor=actor, action="initiatives.stop_alert", subject=f"alert:{row.pk}")
            row.delete()


def look_for_alerts(find: Find, *, actor: Actor) -> tuple[int, int]:
    """Look for what is new in each search that is due, and write the mails; give how many mails, and how many ended.

    Interrupted and called again it goes on, and tells nobody the same twice.
    """
    authorise(actor, "initiatives.look_for_alerts")
    ended = _remove_old(actor)
    sent = sum(_look(pk, find, actor) for pk in due(clock.now()))
    return sent, ended


def _look(pk: int, find: Find, actor: Actor) -> int:
    with transaction.atomic():
        row = Alert.objects.select_for_update().filter(pk=pk).first()
        if row is None or row.started is None or row.looked is None:
            return 0
        followed = unseal(row.sealed)
        if followed is None:
            row.delete()  # sealed with another key: nobody can be written to
            return 0
        now = clock.now()
        if not rules.is_due(row.every, row.looked, now):
            return 0  # another process was here
        found = find(followed)
        new = rules.news(bytes(row.known), found, row.looked) if found else ()
        if found:
            row.known = rules.remembered(bytes(row.known), found)
        row.looked = now
        row.save()
        if new:
            record(
                actor=actor,
                action="initiatives.look_for_alerts",
                subject=f"alert:{row.pk}",
                details={"new": len(new)},
            )
            until = rules.ends(row.started).astimezone(clock.AMSTERDAM).date()
            publish(AlertFound(row.code, len(new), until, followed.email, followed.language))
    return 1 if new else 0


def _remove_old(actor: Actor) -> int:
    now = clock.now()
    unanswered = Alert.objects.filter(
        started__isnull=True, asked__lt=now - timedelta(days=rules.UNANSWERED_DAYS)
    )
    ended = Alert.objects.filter(started__lte=now - timedelta(days=rules.LASTS_DAYS))
    with transaction.atomic():
        removed = unanswered.delete()[0] + ended.delete()[0]
        if removed:
            record(actor=actor, action="initiatives.look_for_alerts", details={"removed": removed})
    return removed
