"""The door of the organisations room.

`load(actor=...)` loads the data files; `create_examples(actor=..., rows=...)` and `remove_examples(actor=...)`
are for the generator; `create_organisation` is for who takes an initiative in whose organisation is not there
yet; the rest reads. The model `organisations.Organisation` is a foreign key's target.
"""

from binnenuit.foundation.organisations.actions.examples import create_examples, remove_examples
from binnenuit.foundation.organisations.actions.loading import load
from binnenuit.foundation.organisations.actions.making import create_organisation
from binnenuit.foundation.organisations.queries import (
    OrganisationRef,
    OrganisationSourceView,
    OrganisationView,
    changed_parts,
    find_organisations,
    keys_of,
    listed,
    organisation,
    organisation_bounds,
    organisation_codes,
    organisation_refs,
    organisation_views,
    organisation_views_of,
)
from binnenuit.foundation.organisations.rules import (
    EXAMPLE_PREFIX,
    ExampleOrganisation,
    Kind,
    LoadReport,
    code_problem,
    website_problem,
)

__all__ = [
    "EXAMPLE_PREFIX",
    "ExampleOrganisation",
    "Kind",
    "LoadReport",
    "OrganisationRef",
    "OrganisationSourceView",
    "OrganisationView",
    "changed_parts",
    "code_problem",
    "create_examples",
    "create_organisation",
    "find_organisations",
    "keys_of",
    "listed",
    "load",
    "organisation",
    "organisation_bounds",
    "organisation_codes",
    "organisation_refs",
    "organisation_views",
    "organisation_views_of",
    "remove_examples",
    "website_problem",
]
