"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Municipalities, postcodes, place names and outlines."""

    name = "binnenuit.foundation.places"
    label = "places"
