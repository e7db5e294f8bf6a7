"""From a row of a table to what an initiative says, with everything that was not understood."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from binnenuit.domain.initiatives.service.imports import Incoming
from binnenuit.domain.initiatives.service.records import Contact, Content, Location, Text
from binnenuit.foundation.imports.service import ParsedRow
from binnenuit.foundation.vocabulary.service import Thesaurus
from binnenuit.interchange.importing import values
from binnenuit.interchange.importing.columns import TEXTS
from binnenuit.interchange.importing.problems import NotUnderstood, of_row
from binnenuit.interchange.importing.values import Reader
from binnenuit.kernel.ids import is_code
from binnenuit.kernel.problems import ValidationProblem
from binnenuit.kernel.record_fields import FieldKind, declared_fields

LONGEST_KEY = 200
_READERS: dict[FieldKind, Reader] = {
    "whole_number": values.number,
    "yes_no": values.truth,
    "day": values.day,
    "line": str,
}
_NOTHING: dict[FieldKind, Any] = {"whole_number": None, "yes_no": False, "day": None, "line": ""}
"""What holds where a cell is empty."""
_LINES: dict[str, Reader] = {"online_url": values.address}
"""Lines that are read as something more."""


@dataclass
class _Cells:
    """The cells of one row by field, with what went wrong when they were read."""

    given: dict[str, str]
    problems: list[ValidationProblem] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.given.get(name, "")

    def read(self, name: str, how: Callable[[str], Any], otherwise: Any = None) -> Any:
        text = self.text(name)
        if not text:
            return otherwise
        try:
            return how(text)
        except NotUnderstood as error:
            self.problems.append(error.of(name))
            return otherwise

    def each(
        self, name: str, how: Reader, *, split: Callable[[str], list[str]] = values.words
    ) -> tuple[Any, ...]:
        found: dict[Any, None] = {}
        for part in split(self.text(name)):
            try:
                found[how(part)] = None
            except NotUnderstood as error:
                self.problems.append(error.of(name))
        return tuple(found)


def parse_row(number: int, given: dict[str, str], thesaurus: Thesaurus) -> ParsedRow:
    """Read the cells of one row, by field; never raises, whatever the cells hold."""
    cells = _Cells(given)
    content = _content(cells, thesaurus)
    code, name = cells.text("organisation"), cells.text("organisation_name")
    if code and name:
        content = replace(content, organisation=code)
    name = name or code
    key = key_of(given)
    incoming = Incoming(
        key=key,
        content=content,
        status=cells.read("status", values.status, "draft"),
        code=cells.text("code") if is_code(cells.text("code")) else "",
        confirmed=cells.read("last_confirmed", lambda text: values.day(text).isoformat(), ""),
        example=cells.read("example", values.truth, otherwise=False),
        organisation_name=name,
    )
    if not name:
        cells.problems.append(of_row("no_organisation", field="organisation"))
    return ParsedRow(number, key, incoming, tuple(cells.problems), title=_title(content), code=incoming.code)


def key_of(given: dict[str, str]) -> str:
    """Return what names a row within its source: its key, its code, or else its title, organisation and place."""
    named = given.get("key") or given.get("code")
    if named:
        return named if len(named) <= LONGEST_KEY else hashlib.sha256(named.encode()).hexdigest()
    titles = [value for name, value in sorted(given.items()) if name.startswith("title")]
    parts = (
        *titles[:1],
        *(given.get(name, "") for name in ("organisation", "municipalities", "address", "city")),
    )
    return hashlib.sha256("\n".join(part.casefold() for part in parts).encode()).hexdigest()


def _content(cells: _Cells, thesaurus: Thesaurus) -> Content:
    kind, cents = cells.read("cost", values.cost, ("unknown", None))
    amount = cells.read("cost_euro", values.euros)
    if amount:
        kind, cents = "amount", amount

    def concepts(scheme: str) -> tuple[str, ...]:
        return cells.each(scheme, lambda text: values.concept(text, scheme, thesaurus))

    return Content(
        organisation="",
        texts=_texts(cells),
        themes=concepts("themes"),
        target_groups=concepts("target_groups"),
        forms=concepts("forms"),
        languages=cells.each("languages", lambda text: values.language(text, thesaurus)),
        locations=tuple(_locations(cells)),
        areas=cells.each("areas", values.area),
        schedules=cells.read("schedules", values.schedules, ()),
        cost=kind,
        cost_cents=cents,
        accessibility=cells.each("accessibility", values.choice),
        participation=cells.each("participation", values.choice),
        contact=Contact(
            name=cells.text("contact_name"),
            email=cells.text("contact_email"),
            phone=cells.text("contact_phone"),
            website=cells.read("contact_website", values.address, ""),
        ),
        **_declared(cells),
    )


def _declared(cells: _Cells) -> dict[str, Any]:
    """Read what is declared with the record, each kind in its own way."""
    return {
        name: cells.read(name, _LINES.get(name, _READERS[each.kind]), _NOTHING[each.kind])
        for name, each in declared_fields(Content).items()
    }


def _texts(cells: _Cells) -> dict[str, Text]:
    main = cells.text("language") or "nl"
    found: dict[str, dict[str, str]] = {}
    for name, value in cells.given.items():
        of, _at, tag = name.partition("@")
        if of in TEXTS:
            found.setdefault(tag or main, {})[of] = value
    return {tag: Text(**{"title": "", **fields}) for tag, fields in found.items()}


def _locations(cells: _Cells) -> Iterator[Location]:
    codes = cells.each("municipalities", values.municipality)
    postcode, city = cells.read("postcode", values.postcode, ""), cells.text("city")
    if not codes and not cells.text("municipalities") and (postcode or city):
        try:
            codes = (values.municipality_of(postcode, city),)
        except NotUnderstood as error:
            cells.problems.append(error.of("municipalities"))
    for place, code in enumerate(codes):
        if place:
            yield Location(code)
            continue
        yield Location(
            code,
            name=cells.text("place_name"),
            address=cells.text("address"),
            postcode=postcode,
            city=city,
            latitude=cells.read("latitude", values.degrees),
            longitude=cells.read("longitude", values.degrees),
            hidden=cells.read("hidden", values.truth, otherwise=False),
        )


def _title(content: Content) -> str:
    return next((text.title for text in content.texts.values()), "")
