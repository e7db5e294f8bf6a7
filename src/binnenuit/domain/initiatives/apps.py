"""The room's entry in Django's list of apps, and all that it brings to the house."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    """Initiatives."""

    name = "binnenuit.domain.initiatives"
    label = "initiatives"

    def ready(self) -> None:
        """Declare what search, staff, search engines and programs find of initiatives, and react to what happens."""
        from binnenuit.api.routers import ApiRouter, api_routers
        from binnenuit.domain.initiatives import events
        from binnenuit.domain.initiatives.actions.link_reports import LINK_REPORTS
        from binnenuit.domain.initiatives.documents import InitiativeSource, index_what_names
        from binnenuit.domain.initiatives.queries.link_reports import (
            links_of_initiatives,
            links_of_organisations,
        )
        from binnenuit.domain.initiatives.queries.where_active import scopes_of_all
        from binnenuit.domain.initiatives.web import letters
        from binnenuit.domain.initiatives.web.desk.cards import initiative_cards
        from binnenuit.domain.initiatives.web.result_card import RESULT_CARD
        from binnenuit.domain.initiatives.web.sitemap import SECTION
        from binnenuit.foundation.link_checks.service import LinkSource, link_sources
        from binnenuit.foundation.organisations.events import OrganisationRenamed
        from binnenuit.foundation.organisations.service import register_scopes
        from binnenuit.kernel.events import subscribe
        from binnenuit.search import outbox, record_kinds
        from binnenuit.search.record_kinds import RecordKind
        from binnenuit.ui.addresses import initiative_address
        from binnenuit.ui.mail import mail_previews
        from binnenuit.ui.result_cards import result_cards
        from binnenuit.ui.routes import PageRoutes, page_routes
        from binnenuit.ui.sitemaps import sitemap_sections
        from binnenuit.ui.staff import DeskCards, desk_cards

        record_kinds.declare(
            RecordKind(
                "initiative",
                InitiativeSource(),
                "initiatief",
                _("Initiatieven"),
                lambda hit: initiative_address(str(hit.card["slug"]), hit.code),
                suggested=100,
                order=100,
            )
        )
        api_routers.register(ApiRouter("initiatives", "binnenuit.domain.initiatives.api.routes", 100))
        desk_cards.register(DeskCards("initiatives", initiative_cards, 100))
        page_routes.register(PageRoutes("initiatives", "binnenuit.domain.initiatives.web.urls", 100))
        result_cards.register(RESULT_CARD)
        mail_previews.register(*letters.PREVIEWS)
        sitemap_sections.register(SECTION)
        register_scopes(scopes_of_all)
        link_sources.register(
            LinkSource("organisation", links_of_organisations, LINK_REPORTS, 100),
            LinkSource("initiative", links_of_initiatives, LINK_REPORTS, 200),
        )
        subscribe(events.InitiativesChanged, outbox.follow("initiative"))
        subscribe(OrganisationRenamed, index_what_names)
        subscribe(events.ConfirmationAsked, letters.ask_to_confirm)
        subscribe(events.ClaimMade, letters.check_claim)
        subscribe(events.SubmissionAnswered, letters.tell_of_answer)
