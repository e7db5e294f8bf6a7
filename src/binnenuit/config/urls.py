"""Where the addresses start: everything is mounted by the composition."""

from binnenuit.composition.urls import handler400, handler404, handler429, handler500, urlpatterns

__all__ = ["handler400", "handler404", "handler429", "handler500", "urlpatterns"]
