"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Programmes and partnerships."""

    name = "binnenuit.domain.programmes"
    label = "programmes"
