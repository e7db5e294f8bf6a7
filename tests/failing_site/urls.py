"""The site's own addresses and one that fails."""

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path

from binnenuit.composition.urls import handler400, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]


def fail(request: HttpRequest) -> NoReturn:
    """Fail as badly as a library could."""
    asked = f"http://example.org{request.get_full_path()}"
    raise RuntimeError(f"no answer for {request.META['REMOTE_ADDR']} (2001:db8::7) who asked {asked}")


urlpatterns = [path("faalt", fail), *urlpatterns]
