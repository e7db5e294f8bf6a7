"""Wires the rooms together once all of them are loaded."""

from django.apps import AppConfig


class CompositionConfig(AppConfig):
    """The only place that knows all rooms."""

    name = "binnenuit.composition"
    label = "composition"

    def ready(self) -> None:
        """Connect events to their reactions and hand the rooms' documents to search."""
        from binnenuit.composition.wiring import wire

        wire()
