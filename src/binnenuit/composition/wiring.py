"""Connects the rooms: which event leads to what, whose documents the index holds.

Each room's line stands here and nowhere else, so that this file answers "what happens when ...?".
A new version of the thesaurus needs no line: every indexer sees it and builds its index anew.
"""

from binnenuit.composition.accounts.factors import watch_factors
from binnenuit.composition.accounts.letters import invite
from binnenuit.composition.desk.home import own_cards
from binnenuit.composition.desk.organisations.keeping import organisation_cards
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
from binnenuit.domain.initiatives.queries.where_active import scopes_of_all
from binnenuit.domain.initiatives.web import letters
from binnenuit.domain.initiatives.web.desk.cards import initiative_cards
from binnenuit.domain.programmes.documents import PartnershipSource, ProgrammeSource
from binnenuit.domain.programmes.events import PartnershipsChanged, ProgrammesChanged
from binnenuit.foundation.accounts.events import PersonInvited
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.service import register_scopes
from binnenuit.kernel.events import subscribe
from binnenuit.search import outbox, sources
from binnenuit.ui.staff import register_cards


def wire() -> None:
    """Subscribe the reactions and register the sources; harmless when called again."""
    for source in (InitiativeSource(), OrganisationSource(), ProgrammeSource(), PartnershipSource()):
        sources.register(source)
    subscribe(InitiativesChanged, index_initiatives)
    subscribe(OrganisationsChanged, index_organisations)
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


def index_programmes(event: ProgrammesChanged) -> None:
    """Index changed programmes anew."""
    outbox.changed("programme", event.first_pk, event.last_pk)


def index_partnerships(event: PartnershipsChanged) -> None:
    """Index changed partnerships anew."""
    outbox.changed("partnership", event.first_pk, event.last_pk)
