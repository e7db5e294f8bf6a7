"""The room's entry in Django's list of apps, with its command and its work at night."""

from django.apps import AppConfig


class SavedSearchesConfig(AppConfig):
    """Searches that people follow by mail."""

    name = "binnenuit.foundation.saved_searches"
    label = "saved_searches"

    def ready(self) -> None:
        """Declare the command, which also runs every night."""
        from binnenuit.kernel.commands import Command, ScheduledTask, commands, scheduled_tasks

        commands.register(
            Command(
                "alerts",
                "binnenuit.foundation.saved_searches.tasks",
                "Mail who follows a search what is new in it; again changes nothing.",
                order=115,
            )
        )
        scheduled_tasks.register(ScheduledTask("alerts", order=20))
