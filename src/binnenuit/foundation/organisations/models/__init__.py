"""What is stored of organisations."""

from binnenuit.foundation.organisations.models.organisation import (
    Organisation,
    OrganisationSource,
    OrganisationText,
)
from binnenuit.foundation.organisations.models.revision import OrganisationDraft, OrganisationRevision

__all__ = [
    "Organisation",
    "OrganisationDraft",
    "OrganisationRevision",
    "OrganisationSource",
    "OrganisationText",
]
