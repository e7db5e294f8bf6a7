"""The house itself, once all rooms are loaded."""

from django.apps import AppConfig


class CompositionConfig(AppConfig):
    """Puts everything together: addresses, commands, and what keeps the site running."""

    name = "binnenuit.composition"
    label = "composition"

    def ready(self) -> None:
        """Declare the commands that come with the platform, and which of them run at night."""
        from binnenuit.composition.commands.registered import COMMANDS, NIGHTLY
        from binnenuit.kernel.commands import commands, scheduled_tasks

        commands.register(*COMMANDS)
        scheduled_tasks.register(*NIGHTLY)
