"""Programmes and partnerships for tests: the real ones, and small data files."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from binnenuit.domain.programmes import models, service
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.kernel.authority import OPERATOR
from tests.factories.organisations import OrganisationFactory, load_organisations
from tests.factories.vocabulary import load_vocabulary, small_folder

SMALL = """[[programme]]
code = "plan"
kind = "multi_year_plan"
from = "2022"
until = "2025-06"
themes = ["zelfbeschikking"]
target_groups = ["jongeren"]
places = ["GM0599"]
title.nl = "Het plan"
title.en = "The plan"
summary.nl = "Een plan."
aim.nl = "Een doel."
[[programme.organisations]]
organisation = "movisie"
role = "executing"
note.nl = "met anderen"
[[programme.funding]]
funder = "ministerie-ocw"
cents = 7000000
[[programme.facts]]
about = "results"
certainty = "verified"
sources = ["brief"]
text.nl = "Er kwam een boek."
text.en = "A book came out."
[[programme.sources]]
key = "brief"
title = "De brief"
url = "https://example.org/brief"
checked = 2026-11-23
certainty = "verified"
supports = ["summary", "period", "goals", "themes", "target_groups", "places", "organisations", "funding", "within"]

[[programme]]
code = "project"
kind = "project"
parent = "plan"
title.nl = "Het project"
[[programme.sources]]
key = "ons"
title = "Onze afleiding"
certainty = "inferred"
supports = ["within"]

[[partnership]]
code = "alliantie"
kind = "alliance"
from = "2023-01"
until = "2027-12"
programme = "plan"
title.nl = "De alliantie"
[[partnership.members]]
organisation = "movisie"
role = "lead_applicant"
from = "2023"
until = "2024-12-31"
[[partnership.members]]
partnership = "netwerk"
role = "member"
[[partnership.sources]]
key = "opgave"
title = "Opgave"
certainty = "stated"
supports = ["period", "members", "within"]

[[partnership]]
code = "netwerk"
kind = "network"
from = "2020"
title.nl = "Het netwerk"
[[partnership.members]]
organisation = "iot"
role = "coordinator"
[[partnership.sources]]
key = "opgave"
title = "Opgave"
certainty = "stated"
supports = ["period", "members"]
"""
"""A plan with a project in it, and an alliance with a network in it; every key is used at least once."""

CONCEPTS = "".join(
    f'[[group]]\nscheme = "{scheme}"\n'
    + "".join(
        f'[[concept]]\nid = "{code}"\n[concept.labels.nl]\npreferred = "{code.title()}"\n' for code in codes
    )
    for scheme, codes in {"themes": ["zelfbeschikking"], "target_groups": ["jongeren", "vrouwen"]}.items()
)
ORGANISATIONS = ("movisie", "ministerie-ocw", "iot")


def programme_folder(folder: Path, text: str = SMALL) -> Path:
    """Write a folder with one data file of programmes (`SMALL`, or `text`) and give the folder."""
    folder.mkdir(exist_ok=True)
    (folder / "programmes.toml").write_text(text, encoding="utf-8")
    return folder


def prepare_programmes() -> None:
    """Make what the small data file refers to: three concepts and three organisations."""
    with TemporaryDirectory() as folder:
        vocabulary.load(actor=OPERATOR, folder=small_folder(Path(folder), CONCEPTS))
    vocabulary.refresh()
    for code in ORGANISATIONS:
        OrganisationFactory(code=code, name=code.upper())


def load_programmes() -> service.Loaded:
    """Load thesaurus, organisations and programmes, all real, into the test's database."""
    load_vocabulary()
    load_organisations()
    return service.load(actor=OPERATOR)


def stored_programmes() -> list[list[dict[str, Any]]]:
    """Return all that the room holds, with the audit trail: to see whether anything changed."""
    kinds = [*(getattr(models, name) for name in models.__all__), models.Fact.sources.through, AuditEntry]
    return [list(kind.objects.order_by("pk").values()) for kind in kinds]
