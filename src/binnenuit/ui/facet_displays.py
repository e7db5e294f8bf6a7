"""How a facet is shown and written in an address: the room that brings it says so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True, eq=False)
class FacetDisplay:
    """One facet for people."""

    name: str
    """Of the facet."""
    parameter: str
    """For it in the address."""
    title: str | Promise
    """Above its values; lazily translated."""
    values_of: Callable[[str], tuple[str, ...]]
    """Returns the codes in the index for a word in the address; nothing where there is no such value."""
    word_of: Callable[[str], str]
    """Returns the word in the address for a code."""
    label_of: Callable[[str, str, Mapping[str, str]], str]
    """Returns the label of a code in a language; the last argument has the titles of the records of `titled_by`."""
    fixed: tuple[str, ...] = ()
    """Its codes in their order, where they are few and always the same."""
    titled_by: str = ""
    """The kind of record whose titles are its labels."""
    order: int = 500


facet_displays: Registry[FacetDisplay] = Registry("display of a facet")


def facet_display(name: str) -> FacetDisplay:
    """Return how a facet is shown; raises `LookupError` where nobody said so."""
    found = facet_displays.get(name)
    if found is None:
        raise LookupError(f"the facet {name} has no display: register one beside it")
    return found
