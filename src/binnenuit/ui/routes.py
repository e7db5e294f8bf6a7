"""The addresses that rooms bring to the site, in every language of the interface."""

from dataclasses import dataclass

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class PageRoutes:
    """The pages of one room."""

    name: str
    module: str
    """Dotted path of the module that has them as `urlpatterns`."""
    order: int = 500
    """An address that fits two patterns goes to the first."""


page_routes: Registry[PageRoutes] = Registry("set of pages")
