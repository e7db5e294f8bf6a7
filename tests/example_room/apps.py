"""The room's entry in Django's list of apps, and all that it brings to the house."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    """Stories of people who took part."""

    name = "tests.example_room"
    label = "stories"

    def ready(self) -> None:
        """Declare what search, visitors, staff, programs and the night find of stories."""
        from binnenuit.api.routers import ApiRouter, api_routers
        from binnenuit.kernel.commands import Command, ScheduledTask, commands, scheduled_tasks
        from binnenuit.kernel.events import subscribe
        from binnenuit.kernel.exports import exporters
        from binnenuit.search import outbox, record_kinds
        from binnenuit.search.facet_kinds import Facet, facets
        from binnenuit.search.record_kinds import RecordKind
        from binnenuit.ui.addresses import address_by_code
        from binnenuit.ui.facet_displays import facet_displays
        from binnenuit.ui.navigation import NavItem, nav_items
        from binnenuit.ui.role_labels import RoleLabel, role_labels
        from binnenuit.ui.routes import PageRoutes, page_routes
        from binnenuit.ui.sitemaps import sitemap_sections
        from binnenuit.ui.staff import DeskCards, desk_cards
        from tests.example_room import documents, events
        from tests.example_room.web import cards, facet, sitemap
        from tests.example_room.web.export import STORIES

        record_kinds.declare(
            RecordKind(
                "story",
                documents.StorySource(),
                "verhaal",
                "Verhalen",
                address_by_code,
                suggested=2,
                order=450,
            )
        )
        facets.register(Facet("mood", "few", order=200))
        facet_displays.register(facet.MOOD)
        sitemap_sections.register(sitemap.SECTION)
        nav_items.register(NavItem("stories", "Verhalen", 350))
        desk_cards.register(DeskCards("stories", cards.story_cards))
        role_labels.register(RoleLabel("storyteller", "verteller"))
        commands.register(
            Command(
                "count-stories",
                "tests.example_room.commands.count_stories",
                "Say how many stories there are.",
            )
        )
        scheduled_tasks.register(ScheduledTask("count-stories"))
        api_routers.register(ApiRouter("stories", "tests.example_room.api.routes"))
        exporters.register(STORIES)
        page_routes.register(PageRoutes("stories", "tests.example_room.web.urls"))
        subscribe(events.StoriesChanged, outbox.follow("story"))
