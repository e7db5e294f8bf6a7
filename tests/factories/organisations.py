"""Organisations for tests, and folders of data files."""

from pathlib import Path
from typing import Any

from factory import Sequence, post_generation  # type: ignore[attr-defined]
from factory.django import DjangoModelFactory

from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.organisations import service
from binnenuit.foundation.organisations.models import Organisation, OrganisationSource, OrganisationText
from binnenuit.foundation.organisations.rules.tree import child_path
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR

TWO = """[[organisation]]
code = "koepel"
name = "De Koepel"
kind = "umbrella"
kvk = "12345678"
website = "https://koepel.example.org"
description.nl = "Een koepel."
description.en = "An umbrella."
[[organisation.sources]]
title = "Een bron"
url = "https://example.org/bron"
checked = 2026-11-23

[[organisation]]
code = "tak"
name = "De Tak"
short_name = "DT"
kind = "association"
part_of = "koepel"
"""


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """One organisation in the database, placed in its tree."""

    class Meta:
        model = Organisation
        skip_postgeneration_save = True

    code = Sequence(lambda number: f"organisatie-{number}")
    name = Sequence(lambda number: f"Organisatie {number}")
    kind = "foundation"
    created = changed = clock.now()

    @post_generation
    def place(self: Organisation, *_arguments: Any, **_options: Any) -> None:
        self.path = child_path(self.part_of.path if self.part_of else "", self.pk)
        self.save(update_fields=["path"])


def data_folder(folder: Path, text: str = TWO) -> Path:
    """Write a folder with one file of two organisations (or with `text`) and give the folder."""
    folder.mkdir(exist_ok=True)
    (folder / "organisations.toml").write_text(text, encoding="utf-8")
    return folder


def load_organisations() -> service.LoadReport:
    """Load the real organisations into the test's database."""
    return service.load(actor=OPERATOR)


def stored_organisations() -> list[list[dict[str, Any]]]:
    """Return all that the room holds, with the audit trail: to see whether anything changed."""
    models = (Organisation, OrganisationText, OrganisationSource, AuditEntry)
    return [list(model.objects.order_by("pk").values()) for model in models]
