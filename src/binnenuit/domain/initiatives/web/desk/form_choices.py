# texts for staff
"""What can be chosen in the form of an initiative, in the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.rules.choices import ACCESSIBILITY, PARTICIPATION
from binnenuit.domain.initiatives.rules.records import Content
from binnenuit.domain.initiatives.service import formats
from binnenuit.foundation.vocabulary.service import Thesaurus, normalise, spoken_languages, thesaurus
from binnenuit.kernel.record_fields import declared_fields

Option = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Concepts that belong together."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """All lists of the form."""

    themes: tuple[Group, ...]
    target_groups: tuple[Group, ...]
    forms: tuple[Group, ...]
    languages: tuple[Option, ...]
    accessibility: tuple[Option, ...]
    participation: tuple[Option, ...]
    costs: tuple[Option, ...]
    repeats: tuple[Option, ...]
    declared: tuple[tuple[str, str, str, int], ...]
    """(name, label, hint, most characters) of each fact that the form asks for in one line."""


def choices(language: str) -> Choices:
    """Return the lists, by label."""
    known = thesaurus()
    return Choices(
        themes=_groups(known, "themes", language),
        target_groups=_groups(known, "target_groups", language),
        forms=_groups(known, "forms", language),
        languages=spoken_languages(language),
        accessibility=tuple((value, _(formats.ACCESSIBILITY[value])) for value in ACCESSIBILITY),
        participation=tuple((value, _(formats.PARTICIPATION[value])) for value in PARTICIPATION),
        costs=(
            ("free", _("Gratis")),
            ("amount", _("Een bedrag")),
            ("on_request", _("Vraag het na")),
            ("unknown", _("Onbekend")),
        ),
        repeats=(
            ("once", _("Eén keer")),
            ("weekly", _("Elke week op deze dag")),
            ("fortnightly", _("Om de week op deze dag")),
            ("monthly", _("Elke maand op deze dag, zoals de tweede dinsdag")),
            ("daily", _("Elke dag")),
            ("keep", _("Zoals het nu is ingesteld")),
        ),
        declared=tuple(
            (name, _(each.label), _(each.hint) if each.hint else "", each.longest or len(str(each.highest)))
            for name, each in declared_fields(Content).items()
            if each.in_form
        ),
    )


def _groups(known: Thesaurus, scheme: str, language: str) -> tuple[Group, ...]:
    """Return the concepts of a scheme under their top concept; those without narrower ones together at the end."""
    groups, alone = [], []
    for top in known.top_concepts(scheme):
        below = list(_below(known, top.id))
        options = [(top.id, top.label(language)), *((one, known.label(one, language)) for one in below)]
        if below:
            groups.append(Group(top.label(language), (options[0], *_sorted(options[1:]))))
        else:
            alone += options
    groups.sort(key=lambda group: normalise(group.label))
    return (*groups, Group(_("Overig"), _sorted(alone))) if alone else tuple(groups)


def _below(known: Thesaurus, concept: str) -> dict[str, None]:
    found: dict[str, None] = {}
    for narrower in known.narrower(concept):
        found |= {narrower: None} | _below(known, narrower)
    return found


def _sorted(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: normalise(option[1])))
