"""Following a search by mail: asking, saying yes, stopping; and the night's look for what is new."""

from datetime import timedelta

from django.db import transaction

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.saved_searches.events import SavedSearchAsked, SavedSearchFound
from binnenuit.foundation.saved_searches.models import SavedSearch
from binnenuit.foundation.saved_searches.queries import (
    address_digest,
    code_of,
    due,
    seal,
    search_digest,
    unseal,
)
from binnenuit.foundation.saved_searches.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.saved_searches.rules import results as rules
from binnenuit.foundation.saved_searches.rules.finder import Find, FollowedSearch, registered_finder
from binnenuit.foundation.saved_searches.rules.results import FREQUENCIES, Frequency
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.email_address import is_email_address
from binnenuit.kernel.errors import NotFound, Refused
from binnenuit.kernel.events import publish
from binnenuit.kernel.ids import new_code
from binnenuit.kernel.problems import ValidationProblem


def ask_saved_search(followed: FollowedSearch, frequency: Frequency, *, actor: Actor) -> None:
    """Note that someone wants mail about a search, and ask the owner of the address.

    Says nothing about what the address follows already: who asks need not be its owner. Beyond
    `rules.MOST_FOR_ONE` and `rules.MOST_WAITING` nothing happens. Raises `Refused` for what is no address
    (`not_an_email`)
    or another frequency (`unknown`).
    """
    authorise(actor, "saved_searches.ask")
    if not is_email_address(followed.email):
        raise Refused([ValidationProblem("not_an_email", {"field": "email"})])
    if frequency not in FREQUENCIES:
        raise Refused([ValidationProblem("unknown", {"field": "frequency"})])
    now, address = clock.now(), address_digest(followed.email)
    with transaction.atomic():
        same = SavedSearch.objects.select_for_update().filter(search=search_digest(followed)).first()
        if same is None:
            of_address = SavedSearch.objects.filter(address=address)
            waiting = of_address.filter(started__isnull=True).count()
            if waiting >= rules.MOST_WAITING or of_address.count() >= rules.MOST_FOR_ONE:
                return
            same = SavedSearch(code=new_code(), search=search_digest(followed), address=address)
        elif now - same.asked < timedelta(hours=1):
            return  # the mail is on its way
        same.sealed, same.frequency, same.asked = seal(followed), frequency, now
        same.save()
        record(actor=actor, action="saved_searches.ask", subject=f"saved-search:{same.pk}")
        publish(SavedSearchAsked(same.code, followed.email, followed.language))


def start_saved_search(token: str, *, actor: Actor) -> str:
    """Begin, for who has the link out of the mail; gives the code. A second time changes nothing.

    What is found now is not new. Raises `NotFound` for a link that is none (any more).
    """
    authorise(actor, "saved_searches.start")
    code = code_of("start_alert", token)
    with transaction.atomic():
        row = SavedSearch.objects.select_for_update().filter(code=code).first()
        followed = unseal(row.sealed) if row else None
        if row is None or followed is None:
            raise NotFound("no such saved search")
        if row.started is None:
            found = registered_finder()(followed)
            row.started = row.looked = clock.now()
            row.known = rules.remembered(b"", found) if found else b""
            row.save()
            record(actor=actor, action="saved_searches.start", subject=f"saved-search:{row.pk}")
    return code


def stop_saved_search(token: str, *, actor: Actor) -> None:
    """Stop, and remove everything of it, for who has the link out of a mail; a second time changes nothing.

    Raises `NotFound` for a link that is none.
    """
    authorise(actor, "saved_searches.stop")
    code = code_of("alert", token)
    with transaction.atomic():
        row = SavedSearch.objects.select_for_update().filter(code=code).first()
        if row is not None:
            record(actor=actor, action="saved_searches.stop", subject=f"saved-search:{row.pk}")
            row.delete()


def run_saved_searches(*, actor: Actor) -> tuple[int, int]:
    """Look for what is new in each search that is due, and write the mails; gives how many mails, and how many ended.

    Interrupted and called again it goes on, and tells nobody the same twice.
    """
    authorise(actor, "saved_searches.run")
    find = registered_finder()
    ended = _remove_old(actor)
    sent = sum(_look(pk, find, actor) for pk in due(clock.now()))
    return sent, ended


def _look(pk: int, find: Find, actor: Actor) -> int:
    with transaction.atomic():
        row = SavedSearch.objects.select_for_update().filter(pk=pk).first()
        if row is None or row.started is None or row.looked is None:
            return 0
        followed = unseal(row.sealed)
        if followed is None:
            row.delete()  # sealed with another key: nobody can be written to
            return 0
        now = clock.now()
        if not rules.is_due(row.frequency, row.looked, now):
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
                action="saved_searches.run",
                subject=f"saved-search:{row.pk}",
                details={"new": len(new)},
            )
            until = rules.ends(row.started).astimezone(clock.AMSTERDAM).date()
            publish(SavedSearchFound(row.code, len(new), until, followed.email, followed.language))
    return 1 if new else 0


def _remove_old(actor: Actor) -> int:
    now = clock.now()
    unanswered = SavedSearch.objects.filter(
        started__isnull=True, asked__lt=now - timedelta(days=rules.UNANSWERED_DAYS)
    )
    ended = SavedSearch.objects.filter(started__lte=now - timedelta(days=rules.LASTS_DAYS))
    with transaction.atomic():
        removed = unanswered.delete()[0] + ended.delete()[0]
        if removed:
            record(actor=actor, action="saved_searches.run", details={"removed": removed})
    return removed
