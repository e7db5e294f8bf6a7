"""The door of the organisations room.

`load(actor=...)` loads the data files; `create_examples(actor=..., rows=...)` and `remove_examples(actor=...)`
are for the generator; `create_organisation` is for who takes an initiative in whose organisation is not there
yet. Who keeps an organisation saves it with the version that they saw (`kept_organisation`, `save_organisation`,
`revert_organisation`, `keep_organisation_draft`); where it works, so that editors count, another room says with
`register_scopes`. The rest reads. The model `organisations.Organisation` is a foreign key's target.
"""

from binnenuit.foundation.organisations.actions.drafting import (
    drop_organisation_draft,
    keep_organisation_draft,
)
from binnenuit.foundation.organisations.actions.examples import create_examples, remove_examples
from binnenuit.foundation.organisations.actions.loading import load
from binnenuit.foundation.organisations.actions.making import (
    bring_organisation,
    create_organisation,
    place_made,
    remove_made,
)
from binnenuit.foundation.organisations.actions.saving import revert_organisation, save_organisation
from binnenuit.foundation.organisations.queries.keeping import (
    MOST,
    StoredOrganisation,
    as_shown,
    kept_organisation,
    organisation_at,
    organisation_draft,
    organisation_revisions,
    organisations_found_by,
    organisations_kept_by,
)
from binnenuit.foundation.organisations.queries.reading import (
    OrganisationRef,
    OrganisationView,
    changed_parts,
    find_organisations,
    has_examples,
    keys_of,
    listed,
    organisation,
    organisation_bounds,
    organisation_codes,
    organisation_names,
    organisation_refs,
    organisation_views,
    organisation_views_of,
)
from binnenuit.foundation.organisations.queries.scopes import register_scopes
from binnenuit.foundation.organisations.queries.scopes import subject as organisation_subject
from binnenuit.foundation.organisations.rules.differences import differences as organisation_differences
from binnenuit.foundation.organisations.rules.records import (
    EXAMPLE_PREFIX,
    ExampleOrganisation,
    Kind,
    LoadReport,
    OrganisationData,
    SourceData,
)
from binnenuit.foundation.organisations.rules.validation import (
    PROBLEM_PREFIX,
    code_problem,
    problems,
    website_problem,
)

__all__ = [
    "EXAMPLE_PREFIX",
    "MOST",
    "PROBLEM_PREFIX",
    "ExampleOrganisation",
    "Kind",
    "LoadReport",
    "OrganisationData",
    "OrganisationRef",
    "OrganisationView",
    "SourceData",
    "StoredOrganisation",
    "as_shown",
    "bring_organisation",
    "changed_parts",
    "code_problem",
    "create_examples",
    "create_organisation",
    "drop_organisation_draft",
    "find_organisations",
    "has_examples",
    "keep_organisation_draft",
    "kept_organisation",
    "keys_of",
    "listed",
    "load",
    "organisation",
    "organisation_at",
    "organisation_bounds",
    "organisation_codes",
    "organisation_differences",
    "organisation_draft",
    "organisation_names",
    "organisation_refs",
    "organisation_revisions",
    "organisation_subject",
    "organisation_views",
    "organisation_views_of",
    "organisations_found_by",
    "organisations_kept_by",
    "place_made",
    "problems",
    "register_scopes",
    "remove_examples",
    "remove_made",
    "revert_organisation",
    "save_organisation",
    "website_problem",
]
