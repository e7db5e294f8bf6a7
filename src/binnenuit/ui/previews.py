"""Pages of records as who edits them sees them before they are kept: the page itself, with a bar above it.

Who shows a record's page declares it here; who has the form asks for it by the kind of the record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class PagePreview:
    """The page of one kind of record."""

    name: str
    """The kind."""
    template: str
    """Of the page; the preview extends it."""
    context: Callable[[Any], dict[str, object]]
    """Returns what the page shows of a record's public view."""
    order: int = 500


page_previews: Registry[PagePreview] = Registry("page preview")


def page_preview(kind: str) -> PagePreview:
    """Return the page of this kind; raises `LookupError` where nobody declared one."""
    found = page_previews.get(kind)
    if found is None:
        raise LookupError(f"no page is declared for {kind}")
    return found
