"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """Initiatives."""

    name = "binnenuit.domain.initiatives"
    label = "initiatives"
