# texts for staff
"""What this room puts on the start page of those who keep and decide."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.queries.submissions import QueueFilter, queue
from binnenuit.kernel.authority import Actor
from binnenuit.ui.staff import Card, may_somewhere


def initiative_cards(actor: Actor) -> Iterator[Card]:
    """Return the queue with how much waits, and the initiatives that one keeps."""
    if may_somewhere(actor, "initiatives.decide"):
        _rows, total = queue(QueueFilter(), actor=actor, size=1)
        yield Card(
            _("Wachtrij"),
            reverse("queue"),
            _("Voorstellen, verbeteringen en meldingen die op een besluit wachten."),
            total,
        )
    if may_somewhere(actor, "initiatives.save"):
        yield Card(
            _("Initiatieven bijhouden"),
            reverse("own_initiatives"),
            _("Verander een pagina, bevestig dat alles klopt, of zeg dat het stopt."),
        )
    for grant in actor.grants:
        if grant.role == "programme_officer" and grant.scope.startswith("programme:"):
            code = grant.scope.removeprefix("programme:")
            yield Card(
                _("Programma afsluiten: %(code)s") % {"code": code},
                reverse("close_programme", kwargs={"programme": code}),
                _("Laat op alle pagina's van het programma staan dat het is afgelopen."),
            )
