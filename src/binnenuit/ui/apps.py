"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look, once."""

    name = "binnenuit.ui"
    label = "ui"
