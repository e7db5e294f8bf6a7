"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Files that are read in, from their arrival until they were taken back."""

    name = "binnenuit.foundation.imports"
    label = "imports"
