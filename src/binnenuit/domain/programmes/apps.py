"""The room's entry in Django's list of apps, and all that it brings to the house."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    """Programmes and partnerships."""

    name = "binnenuit.domain.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Declare what search, visitors and programs find of programmes and partnerships."""
        from binnenuit.api.routers import ApiRouter, api_routers
        from binnenuit.domain.programmes import events
        from binnenuit.domain.programmes.api.export import EXPORTERS
        from binnenuit.domain.programmes.documents import PartnershipSource, ProgrammeSource, index_what_names
        from binnenuit.domain.programmes.web.sitemap import SECTION
        from binnenuit.foundation.organisations.events import OrganisationRenamed
        from binnenuit.kernel.events import subscribe
        from binnenuit.kernel.exports import exporters
        from binnenuit.search import outbox, record_kinds
        from binnenuit.search.record_kinds import RecordKind
        from binnenuit.ui.addresses import address_by_code
        from binnenuit.ui.navigation import NavItem, nav_items
        from binnenuit.ui.routes import PageRoutes, page_routes
        from binnenuit.ui.sitemaps import sitemap_sections

        record_kinds.declare(
            RecordKind(
                "programme", ProgrammeSource(), "programma", _("Programma's"), address_by_code, order=300
            ),
            RecordKind(
                "partnership",
                PartnershipSource(),
                "samenwerking",
                _("Samenwerkingen"),
                address_by_code,
                order=400,
            ),
        )
        api_routers.register(ApiRouter("programmes", "binnenuit.domain.programmes.api.routes", 200))
        nav_items.register(NavItem("programmes", _("Programma's"), 200))
        page_routes.register(PageRoutes("programmes", "binnenuit.domain.programmes.web.urls", 200))
        exporters.register(*EXPORTERS)
        sitemap_sections.register(SECTION)
        subscribe(events.ProgrammesChanged, outbox.follow("programme"))
        subscribe(OrganisationRenamed, index_what_names)
        subscribe(events.PartnershipsChanged, outbox.follow("partnership"))
