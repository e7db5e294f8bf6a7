"""What differs between two contents, field by field, in the order of the form.

How it is said is the page's business.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields

from binnenuit.domain.initiatives.rules.records import Contact, Content, Location, Particulars, Text
from binnenuit.kernel.differences import Difference, gone_from, words_compared
from binnenuit.kernel.record_fields import declared_fields

_APART = ("texts", "contact")
"""Compared by their parts."""
_PARTICULARS = tuple(declared_fields(Particulars))
_SIMPLE = (
    *(field.name for field in fields(Content) if field.name not in (*_APART, *_PARTICULARS)),
    *_PARTICULARS,
)
_LISTS = ("themes", "target_groups", "forms", "languages", "locations", "areas", "schedules")
_CHOICES = ("accessibility", "participation")


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """Return every field in which the two differ; nothing where they are equal."""
    return (*_texts(before, after), *_simple(before, after), *_contact(before, after))


def _texts(before: Content, after: Content) -> Iterator[Difference]:
    empty = Text("")
    for language in dict.fromkeys((*before.texts, *after.texts)):
        old, new = before.texts.get(language, empty), after.texts.get(language, empty)
        for field in fields(Text):
            left, right = getattr(old, field.name), getattr(new, field.name)
            if left != right:
                pieces = words_compared(left, right)
                yield Difference(f"texts.{field.name}", language, left, right, pieces)


def _simple(before: Content, after: Content) -> Iterator[Difference]:
    for name in _SIMPLE:
        left, right = getattr(before, name), getattr(after, name)
        if left == right:
            continue
        removed, added = ((), ())
        if name in (*_LISTS, *_CHOICES):
            removed, added = gone_from(left, right), gone_from(right, left)
        hidden = name == "locations" and any(one.hidden for one in _locations(left, right))
        yield Difference(name, "", left, right, (), removed, added, hidden)


def _locations(*lists: Sequence[Location]) -> Iterator[Location]:
    for locations in lists:
        yield from locations


def _contact(before: Content, after: Content) -> Iterator[Difference]:
    hidden = before.contact_via_organisation or after.contact_via_organisation
    for field in fields(Contact):
        left, right = getattr(before.contact, field.name), getattr(after.contact, field.name)
        if left != right:
            yield Difference(f"contact.{field.name}", "", left, right, hidden=hidden)
