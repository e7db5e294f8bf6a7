"""The main menu, and the numbers under a list of results."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main menu."""

    name: str
    """Of the address that it leads to."""
    label: str | Promise
    """Lazily translated."""
    order: int = 500


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry as the page shows it."""

    label: str
    address: str


nav_items: Registry[NavItem] = Registry("entry of the menu")


def navigation() -> list[MenuLink]:
    """Return the main menu in the language of this page; a page that is not mounted is not in it."""
    links = []
    for item in nav_items:
        try:
            links.append(MenuLink(str(item.label), reverse(item.name)))
        except NoReverseMatch:
            continue
    return links


def page_numbers(current: int, pages: int) -> list[int]:
    """Return the numbers to show for page `current` of `pages`: both ends, those around; 0 stands for a gap.

    A gap never hides just one number.
    """
    shown = sorted(n for n in {1, 2, current - 1, current, current + 1, pages} if 1 <= n <= pages)
    numbers: list[int] = []
    for n in shown:
        missing = n - (numbers[-1] if numbers else 0) - 1
        if missing == 1:
            numbers.append(n - 1)
        elif missing > 1:
            numbers.append(0)
        numbers.append(n)
    return numbers
