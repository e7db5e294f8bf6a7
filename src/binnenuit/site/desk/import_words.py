# texts for staff
"""How the screen calls the fields that a column can be, and the steps of an import."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from binnenuit.interchange.importing.columns import TEXTS
from binnenuit.interchange.importing.report_labels import FIELDS, field
from binnenuit.ui.languages import LANGUAGES, SOURCE

PHASES = {
    "check": gettext_lazy("Proef"),
    "import": gettext_lazy("Import"),
    "undo": gettext_lazy("Teruggedraaid"),
}
STEPS = {
    "mapping": gettext_lazy("kolommen kiezen"),
    "checking": gettext_lazy("de proef loopt"),
    "checked": gettext_lazy("de proef is klaar"),
    "importing": gettext_lazy("wordt ingelezen"),
    "done": gettext_lazy("ingelezen"),
    "undoing": gettext_lazy("wordt teruggedraaid"),
    "undone": gettext_lazy("teruggedraaid"),
    "stopped": gettext_lazy("gestopt"),
}
STATES = {"draft": gettext_lazy("Concept"), "published": gettext_lazy("Gepubliceerd")}


def choices() -> list[tuple[str, str]]:
    """Return every field with its name, for a list to choose from."""
    return [("", _("(niet lezen)")), *((name, field(name)) for name in FIELDS)]


def choices_elsewhere() -> list[tuple[str, str]]:
    """Return the texts in another language than the rows' own."""
    return list(_elsewhere())


def _elsewhere() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES.values():
        if language.tag != SOURCE:
            for name in TEXTS:
                yield f"{name}@{language.tag}", f"{field(name)} ({language.name})"
