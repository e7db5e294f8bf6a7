"""The room's entry in Django's list of apps."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, when."""

    name = "binnenuit.foundation.audit"
    label = "audit"
