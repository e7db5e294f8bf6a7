"""Connects rooms that do not know each other, and those of the foundation with what lies above them.

A room says itself what it brings (its `apps.py`); here stands only what leads from one room to another.
A new version of the thesaurus needs no line: every indexer sees it and builds its index anew.
"""

from django.utils.translation import gettext_lazy as _

from binnenuit.composition.commands.registered import COMMANDS, NIGHTLY
from binnenuit.composition.organisation_documents import OrganisationSource
from binnenuit.domain.initiatives.queries.where_active import runs_of
from binnenuit.domain.programmes.queries import partnership_bounds, programme_bounds
from binnenuit.foundation.accounts.events import PersonInvited
from binnenuit.foundation.imports.service import import_targets
from binnenuit.foundation.organisations.events import OrganisationRenamed, OrganisationsChanged
from binnenuit.interchange.importing.target import INITIATIVES
from binnenuit.kernel.commands import commands, scheduled_tasks
from binnenuit.kernel.events import subscribe
from binnenuit.search import outbox, record_kinds
from binnenuit.search.record_kinds import RecordKind
from binnenuit.site.accounts.letters import invite
from binnenuit.ui.addresses import address_by_code


def wire() -> None:
    """Subscribe the reactions and declare the commands; harmless when called again."""
    commands.register(*COMMANDS)
    scheduled_tasks.register(*NIGHTLY)
    record_kinds.declare(
        RecordKind(
            "organisation",
            OrganisationSource(),
            "organisatie",
            _("Organisaties"),
            address_by_code,
            suggested=2,
            order=200,
        )
    )
    import_targets.register(INITIATIVES)
    subscribe(OrganisationsChanged, outbox.follow("organisation"))
    subscribe(OrganisationRenamed, index_what_names_it)
    subscribe(PersonInvited, invite)


def index_what_names_it(event: OrganisationRenamed) -> None:
    """Index anew what shows or finds an organisation by its name: what it does and takes part in, and its parts."""
    for first, last in runs_of(event.pk):
        outbox.changed("initiative", first, last)
    for part in event.parts:
        outbox.changed("organisation", part)
    # of these there are few, and which of them name it is their room's to know
    for kind, (first, last) in (("programme", programme_bounds()), ("partnership", partnership_bounds())):
        if first <= last:
            outbox.changed(kind, first, last)
