"""The room's entry in Django's list of apps, with its command and its work at night."""

from django.apps import AppConfig


class LinkChecksConfig(AppConfig):
    """Links on pages, and whether they still work."""

    name = "binnenuit.foundation.link_checks"
    label = "link_checks"

    def ready(self) -> None:
        """Declare the command, which also runs every night."""
        from binnenuit.kernel.commands import Command, ScheduledTask, commands, scheduled_tasks

        commands.register(
            Command(
                "links",
                "binnenuit.foundation.link_checks.tasks.command",
                "Ask whether links to the hosts that you allow still work; by default to none.",
                order=117,
            )
        )
        scheduled_tasks.register(ScheduledTask("links", order=40))
