"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Organisations and their parts."""

    name = "binnenuit.foundation.organisations"
    label = "organisations"
