"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class VocabularyConfig(AppConfig):
    """The thesaurus."""

    name = "binnenuit.foundation.vocabulary"
    label = "vocabulary"
