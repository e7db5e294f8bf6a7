"""What differs between two versions of an organisation's page, in the order of the form."""

from collections.abc import Iterator

from binnenuit.foundation.organisations.rules.records import OrganisationData
from binnenuit.kernel.differences import Difference, gone_from, words_compared

_LINES = ("name", "short_name", "kind", "kvk", "website", "part_of")


def differences(before: OrganisationData, after: OrganisationData) -> tuple[Difference, ...]:
    """Return every field in which the two differ; nothing where they are equal."""
    return (*_lines(before, after), *_descriptions(before, after), *_sources(before, after))


def _lines(before: OrganisationData, after: OrganisationData) -> Iterator[Difference]:
    for name in _LINES:
        left, right = getattr(before, name), getattr(after, name)
        if left != right:
            pieces = words_compared(left, right) if name == "name" else ()
            yield Difference(name, "", left, right, pieces)


def _descriptions(before: OrganisationData, after: OrganisationData) -> Iterator[Difference]:
    old, new = dict(before.descriptions), dict(after.descriptions)
    for language in dict.fromkeys((*old, *new)):
        left, right = old.get(language, ""), new.get(language, "")
        if left != right:
            yield Difference("descriptions", language, left, right, words_compared(left, right))


def _sources(before: OrganisationData, after: OrganisationData) -> Iterator[Difference]:
    left, right = before.sources, after.sources
    if left != right:
        yield Difference("sources", "", left, right, (), gone_from(left, right), gone_from(right, left))
