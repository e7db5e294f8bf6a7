"""What HSDS has no field for, as attributes whose terms are a taxonomy of our own: nothing is lost on a round trip."""

from collections.abc import Iterator
from functools import cache
from typing import cast

from binnenuit.domain.initiatives.service.records import Particulars
from binnenuit.interchange.hsds import ids
from binnenuit.interchange.hsds.ids import Part
from binnenuit.interchange.hsds.shapes import Attribute, Taxonomy, TaxonomyTerm
from binnenuit.kernel.record_fields import declared_fields

SCHEME = "binnenuit-fields"
LINK_TYPE = "field"
OWN_FIELDS = tuple(
    name for name, each in declared_fields(Particulars).items() if not (each.hsds or each.hsds_by_hand)
)
"""Declared fields of an initiative that an attribute holds."""
FIELDS = {
    **{name: declared_fields(Particulars)[name].description for name in OWN_FIELDS},
    "code": "The public id of a record, which addresses hold.",
    "text": "All words in one language, as JSON: language, title, summary, description, how_to_take_part, cost_note.",
    "description": "What an organisation is and does, in one language, as JSON: language, text.",
    "source": "Where what is said of an organisation can be checked, as JSON: title, url, checked.",
    "example": "true: made up to show how the site works.",
    "status": "The state as it was set (published, paused, ended), where its period says otherwise by now.",
    "participation": "How one takes part: walk_in, registration or referral.",
    "accessibility": "A feature: wheelchair, accessible_toilet, hearing_loop, sign_language, quiet_room and so on.",
    "cost": "free, amount, unknown or on_request.",
    "cost_cents": "What one pays each time, in euro cents.",
    "hidden": "true: where exactly is not public; the point is that of the municipality.",
    "address": "An address that is not complete, as JSON: address, postcode, city.",
    "rrule": "The recurrence (RFC 5545), whole, on the clock of Europe/Amsterdam; empty: once.",
    "starts": "The first time on that clock.",
    "minutes": "How long it takes.",
    "valid_from": "The first day for which a schedule holds, as it was set.",
    "valid_until": "The last day for which a schedule holds, as it was set.",
}
"""Name: what it holds. A name is never given another meaning."""


def taxonomy() -> Taxonomy:
    """Return the taxonomy of our own fields."""
    return {
        "id": ids.of_record("taxonomy", SCHEME),
        "name": "Binnenuit: fields",
        "description": "What Binnenuit keeps and HSDS has no field for.",
        "version": "1",
    }


def terms() -> Iterator[TaxonomyTerm]:
    """Return all terms of that taxonomy."""
    return (term(name) for name in FIELDS)


def term(name: str) -> TaxonomyTerm:
    """Return the term that stands for one of our fields."""
    whole = taxonomy()
    return {
        "id": ids.of_record("field", name),
        "code": f"{SCHEME}:{name}",
        "name": name,
        "description": FIELDS[name],
        "taxonomy": whole["name"],
        "taxonomy_detail": whole,
        "taxonomy_id": whole["id"],
        "language": "en",
    }


def attribute(identity: str, link_id: str, entity: str, name: str, value: str) -> Attribute:
    """Return the attribute with `identity` that holds our field `name` of the `entity` with `link_id`."""
    found = _brief(name)
    return {
        "id": identity,
        "link_id": link_id,
        "link_type": LINK_TYPE,
        "link_entity": entity,
        "taxonomy_term_id": found["id"],
        "value": value,
        "label": name,
        "taxonomy_term": found,
    }


@cache
def _brief(name: str) -> TaxonomyTerm:
    return brief(term(name))


def brief(found: TaxonomyTerm) -> TaxonomyTerm:
    """Return a term as attributes show it: without the whole of its taxonomy, of which it has the id."""
    return cast("TaxonomyTerm", {name: value for name, value in found.items() if name != "taxonomy_detail"})


class Attributes:
    """Collects the attributes of one thing of an initiative, each with an id of its own."""

    def __init__(self, part: Part, code: str, entity: tuple[str, str], first: int = 0) -> None:
        """Take the kind of attribute, the initiative's code, (link_id, link_entity), and the number of the first."""
        self.made: list[Attribute] = []
        self._part, self._code, self._entity, self._first = part, code, entity, first

    def add(self, name: str, value: str) -> None:
        """Add our field `name`, unless there is nothing to say."""
        if value:
            link_id, entity = self._entity
            self.made.append(attribute(self._next(), link_id, entity, name, value))

    def add_term(self, kind: str, found: TaxonomyTerm) -> None:
        """Add a concept that it has (its term, brief), as a `kind` of link (theme, target_group, form)."""
        link_id, entity = self._entity
        self.made.append(
            {
                "id": self._next(),
                "link_id": link_id,
                "link_type": kind,
                "link_entity": entity,
                "taxonomy_term_id": found["id"],
                "label": found["name"],
                "taxonomy_term": found,
            }
        )

    def _next(self) -> str:
        return ids.of_part(self._part, self._code, self._first + len(self.made))
