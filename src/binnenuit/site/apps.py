"""The site's entry in Django's list of apps."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    """What visitors and staff see over several rooms."""

    name = "binnenuit.site"
    label = "site"

    def ready(self) -> None:
        """Declare what pages, search, desk and accounts bring, and react to what happens in the rooms below."""
        from binnenuit.foundation.accounts.events import PersonInvited
        from binnenuit.foundation.organisations import service as organisations
        from binnenuit.foundation.organisations.events import OrganisationRenamed, OrganisationsChanged
        from binnenuit.foundation.saved_searches.events import SavedSearchAsked, SavedSearchFound
        from binnenuit.foundation.saved_searches.service import register_finder
        from binnenuit.kernel.events import subscribe
        from binnenuit.search import outbox, record_kinds
        from binnenuit.search.record_kinds import RecordKind
        from binnenuit.site.accounts.factors import watch_factors
        from binnenuit.site.accounts.letters import invite
        from binnenuit.site.desk.home import own_cards
        from binnenuit.site.desk.organisations.keeping import organisation_cards
        from binnenuit.site.desk.roles import ROLE_LABELS
        from binnenuit.site.pages.organisation import shown_organisation
        from binnenuit.site.pages.organisation_documents import OrganisationSource, index_parts
        from binnenuit.site.pages.sitemaps import organisation_entries
        from binnenuit.site.search.alerts import emails
        from binnenuit.site.search.alerts.matches import find
        from binnenuit.site.search.facet_values import DISPLAYS
        from binnenuit.ui.addresses import address_by_code
        from binnenuit.ui.facet_displays import facet_displays
        from binnenuit.ui.mail import mail_previews
        from binnenuit.ui.navigation import NavItem, nav_items
        from binnenuit.ui.previews import PagePreview, page_previews
        from binnenuit.ui.role_labels import role_labels
        from binnenuit.ui.routes import PageRoutes, page_routes
        from binnenuit.ui.sitemaps import SitemapSection, sitemap_sections
        from binnenuit.ui.staff import DeskCards, desk_cards

        nav_items.register(
            NavItem("search", _("Zoeken"), 100),
            NavItem("municipalities", _("Gemeenten"), 300),
            NavItem("concepts", _("Begrippen"), 400),
            NavItem("about", _("Over"), 900),
        )
        desk_cards.register(
            DeskCards("organisations", organisation_cards, 200),
            DeskCards("accounts", own_cards, 900),
        )
        page_previews.register(PagePreview("organisation", "pages/organisation.html", shown_organisation))
        role_labels.register(*ROLE_LABELS)
        sitemap_sections.register(
            SitemapSection("organisations", organisation_entries, organisations.changed_parts, order=100)
        )
        page_routes.register(
            PageRoutes("accounts", "binnenuit.site.accounts.urls", 10),
            PageRoutes("desk", "binnenuit.site.desk.urls", 20),
            PageRoutes("pages", "binnenuit.site.pages.urls", 30),
            PageRoutes("search", "binnenuit.site.search.urls", 40),
        )
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
        subscribe(OrganisationsChanged, outbox.follow("organisation"))
        subscribe(OrganisationRenamed, index_parts)
        subscribe(PersonInvited, invite)
        subscribe(SavedSearchAsked, emails.ask_for_alert)
        subscribe(SavedSearchFound, emails.tell_what_is_new)
        register_finder(find)
        facet_displays.register(*DISPLAYS)
        mail_previews.register(*emails.PREVIEWS)
        watch_factors()
