# texts for staff
"""What stands in the form of an organisation.

Names of fields with the texts typed in them, out of what is kept and back.

The form is kept as it was typed, right or wrong, so that a draft or a mistake loses nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import OrganisationData, SourceData
from binnenuit.kernel import clock
from binnenuit.site.desk.organisations import wording
from binnenuit.ui.organisations import organisation_named

Typed = dict[str, list[str]]
"""By name of the field."""

LINES = ("name", "short_name", "kind", "kvk", "website", "part_of", "reason", "add_language")
OWN_LANGUAGES = ("nl", "en")
MOST_SOURCES = 20
_FIELD = re.compile(r"description-[A-Za-z0-9-]{2,35}|source-[0-9]{1,2}-(title|url|checked)")
_LONGEST = 10_000


@dataclass
class Reading:
    """One reading of the form."""

    errors: dict[str, str] = field(default_factory=dict)
    """By name of the field."""
    data: OrganisationData | None = None
    """None where something is wrong."""


def of_post(posted: QueryDict) -> Typed:
    """Keep of what was posted the fields of the form, and no more of each than a field can hold."""
    return {
        name: [posted.get(name, "")[:_LONGEST].replace("\r\n", "\n").replace("\0", "")]
        for name in posted
        if name in LINES or _FIELD.fullmatch(name)
    }


def of_data(data: OrganisationData) -> Typed:
    """Return the form as it stands for `data`."""
    lines = {
        name: getattr(data, name) for name in ("name", "short_name", "kind", "kvk", "website", "part_of")
    }
    if data.part_of:
        # its name, where that says which one it is
        name = wording.organisation_name(data.part_of)
        lines["part_of"] = name if organisation_named(name)[0] == data.part_of else data.part_of
    descriptions = dict(data.descriptions)
    for language in dict.fromkeys((*OWN_LANGUAGES, *descriptions)):
        lines[f"description-{language}"] = descriptions.get(language, "")
    for number, source in enumerate(data.sources):
        start = f"source-{number}"
        lines |= {
            f"{start}-title": source.title,
            f"{start}-url": source.url,
            f"{start}-checked": source.checked.isoformat(),
        }
    return {name: [value] for name, value in lines.items()}


def one(typed: Typed, name: str) -> str:
    """Return the text of a field, trimmed."""
    values = typed.get(name, [])
    return values[0].strip() if values else ""


def languages(typed: Typed) -> list[str]:
    """Return the languages in which there are texts in the form, our own first, with the one that is to be added."""
    tags = [name.removeprefix("description-") for name in typed if name.startswith("description-")]
    added = one(typed, "add_language")
    return list(dict.fromkeys((*OWN_LANGUAGES, *tags, *((added,) if added else ()))))


def sources(typed: Typed) -> list[int]:
    """Return the numbers of the sources to show: those that are filled in, and one that is empty."""
    numbers = _source_numbers(typed)
    free = max(numbers, default=-1) + 1
    return [*numbers, free] if free < MOST_SOURCES else numbers


def items(typed: Typed) -> Iterator[tuple[str, str]]:
    """Return every field with its text, for hidden fields."""
    for name, values in typed.items():
        for value in values:
            yield name, value


def read(code: str, typed: Typed, *, example: bool) -> Reading:
    """Read the form of the organisation `code`; gives what it says, or what is wrong at each field."""
    reading = Reading()
    numbers = _source_numbers(typed)
    data = OrganisationData(
        code=code,
        name=" ".join(one(typed, "name").split()),
        short_name=" ".join(one(typed, "short_name").split()),
        kind=one(typed, "kind"),
        kvk=one(typed, "kvk").replace(" ", ""),
        website=one(typed, "website"),
        part_of=_part_of(typed, reading),
        descriptions=tuple(
            sorted((tag, text) for tag in languages(typed) if (text := one(typed, f"description-{tag}")))
        ),
        sources=tuple(_source(typed, number, reading) for number in numbers),
    )
    for name, problem in organisations.problems(data, example=example).items():
        reading.errors.setdefault(_numbered(name, numbers), wording.problem(problem))
    if not reading.errors:
        reading.data = data
    return reading


def _part_of(typed: Typed, reading: Reading) -> str:
    name = one(typed, "part_of")
    if not name:
        return ""
    code, error = organisation_named(name)
    if error:
        reading.errors["part_of"] = error
    return code


def _source_numbers(typed: Typed) -> list[int]:
    numbers = {int(name.split("-")[1]) for name in typed if name.startswith("source-")}
    return sorted(
        number
        for number in numbers
        if number < MOST_SOURCES
        and (one(typed, f"source-{number}-title") or one(typed, f"source-{number}-url"))
    )


def _source(typed: Typed, number: int, reading: Reading) -> SourceData:
    start = f"source-{number}"
    checked = clock.today()
    if day := one(typed, f"{start}-checked"):
        try:
            checked = date.fromisoformat(day)
        except ValueError:
            reading.errors[f"{start}-checked"] = _("Dit is geen datum. Een voorbeeld: 2026-11-23.")
    return SourceData(one(typed, f"{start}-title"), one(typed, f"{start}-url"), checked)


def _numbered(name: str, numbers: list[int]) -> str:
    """Return a field of a source by its number in the form, where rows may have been left empty."""
    parts = name.split("-")
    if parts[0] != "source" or not numbers:
        return name
    return f"source-{numbers[int(parts[1])]}-{parts[2]}"
