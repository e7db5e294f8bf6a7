"""The entry of interchange in Django's list of apps."""

from django.apps import AppConfig


class InterchangeConfig(AppConfig):
    """The platform's data in the words of others."""

    name = "binnenuit.interchange"
    label = "interchange"

    def ready(self) -> None:
        """Declare how files of initiatives are read in."""
        from binnenuit.foundation.imports.service import import_targets
        from binnenuit.interchange.importing.target import INITIATIVES

        import_targets.register(INITIATIVES)
