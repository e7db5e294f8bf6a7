"""Connects the rooms: which event leads to what, whose documents the index holds.

Each room's line stands here and nowhere else, so that this file answers "what happens when ...?".
A new version of the thesaurus needs no line: every indexer sees it and builds its index anew.
"""

from binnenuit.composition.organisation_documents import OrganisationSource
from binnenuit.domain.initiatives.documents import InitiativeSource
from binnenuit.domain.initiatives.events import (
    AlertAsked,
    AlertFound,
    ClaimMade,
    ConfirmationAsked,
    InitiativesChanged,
    SubmissionAnswered,
)
from binnenuit.domain.initiatives.queries.where_active import runs_of, scopes_of_all
from binnenuit.domain.initiatives.web import letters
from binnenuit.domain.initiatives.web.desk.cards import initiative_cards
from binnenuit.domain.programmes.documents import PartnershipSource, ProgrammeSource
from binnenuit.domain.programmes.events import PartnershipsChanged, ProgrammesChanged
from binnenuit.domain.programmes.queries import partnership_bounds, programme_bounds
from binnenuit.foundation.accounts.events import PersonInvited
from binnenuit.foundation.organisations.events import OrganisationRenamed, OrganisationsChanged
from binnenuit.foundation.organisations.service import register_scopes
from binnenuit.kernel.events import subscribe
from binnenuit.search import outbox, sources
from binnenuit.site.accounts.factors import watch_factors
from binnenuit.site.accounts.letters import invite
from binnenuit.site.desk.home import own_cards
from binnenuit.site.desk.organisations.keeping import organisation_cards
from binnenuit.ui.staff import register_cards


def wire() -> None:
    """Subscribe the reactions and register the sources; harmless when called again."""
    for source in (InitiativeSource(), OrganisationSource(), ProgrammeSource(), PartnershipSource()):
        sources.register(source)
    subscribe(InitiativesChanged, index_initiatives)
    subscribe(OrganisationsChanged, index_organisations)
    subscribe(OrganisationRenamed, index_what_names_it)
    subscribe(ProgrammesChanged, index_programmes)
    subscribe(PartnershipsChanged, index_partnerships)
    subscribe(PersonInvited, invite)
    subscribe(ConfirmationAsked, letters.ask_to_confirm)
    subscribe(ClaimMade, letters.check_claim)
    subscribe(SubmissionAnswered, letters.tell_of_answer)
    subscribe(AlertAsked, letters.ask_for_alert)
    subscribe(AlertFound, letters.tell_what_is_new)
    register_scopes(scopes_of_all)
    register_cards(initiative_cards)
    register_cards(organisation_cards)
    watch_factors()
    register_cards(own_cards)


def index_initiatives(event: InitiativesChanged) -> None:
    """Index changed initiatives anew."""
    outbox.changed("initiative", event.first_pk, event.last_pk)


def index_organisations(event: OrganisationsChanged) -> None:
    """Index changed organisations anew."""
    outbox.changed("organisation", event.first_pk, event.last_pk)


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


def index_programmes(event: ProgrammesChanged) -> None:
    """Index changed programmes anew."""
    outbox.changed("programme", event.first_pk, event.last_pk)


def index_partnerships(event: PartnershipsChanged) -> None:
    """Index changed partnerships anew."""
    outbox.changed("partnership", event.first_pk, event.last_pk)
