"""What search knows of organisations: their room lies below search and can't hand over documents itself."""

from collections.abc import Iterator

from binnenuit.foundation.organisations.events import OrganisationRenamed
from binnenuit.foundation.organisations.service import (
    OrganisationView,
    organisation_bounds,
    organisation_views,
)
from binnenuit.search import outbox
from binnenuit.search.types import Document, Texts


class OrganisationSource:
    """The organisations, real ones and examples."""

    kind = "organisation"

    def bounds(self) -> tuple[int, int]:
        """Return the lowest and highest primary key; (0, -1) where there are none."""
        return organisation_bounds()

    def documents(self, first: int, last: int) -> Iterator[Document]:
        """Return the documents of organisations with first <= pk <= last, in order of pk."""
        return map(_document, organisation_views(first, last))


def index_parts(event: OrganisationRenamed) -> None:
    """Index the parts of an organisation anew: they are found by its name."""
    for part in event.parts:
        outbox.changed("organisation", part)


def _document(view: OrganisationView) -> Document:
    within = (view.part_of.code,) if view.part_of else ()
    names = [view.name, view.short_name]
    if view.part_of:
        names += [view.part_of.name, view.part_of.short_name]
    return Document(
        kind="organisation",
        pk=view.pk,
        code=view.code,
        texts={
            language: Texts(title=view.name, summary=view.descriptions.get(language, ""))
            for language in sorted({"nl", *view.descriptions})
        },
        facets={"organisation": (view.code, *within)},
        names=tuple(name for name in names if name),
        card={"kind": view.kind, "short_name": view.short_name, "example": view.example},
    )
