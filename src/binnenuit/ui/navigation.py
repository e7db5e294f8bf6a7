"""The main menu, and the numbers under a list of results."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the menu."""

    label: str
    address: str


def navigation() -> list[Item]:
    """Return the main menu in the language of this page; a page that is not mounted is not in it."""
    entries = (
        ("search", _("Zoeken")),
        ("programmes", _("Programma's")),
        ("municipalities", _("Gemeenten")),
        ("concepts", _("Begrippen")),
        ("about", _("Over")),
    )
    items = []
    for name, label in entries:
        try:
            items.append(Item(label, reverse(name)))
        except NoReverseMatch:
            continue
    return items


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
