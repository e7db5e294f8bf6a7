"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search index and what follows it."""

    name = "binnenuit.search"
    label = "search"
