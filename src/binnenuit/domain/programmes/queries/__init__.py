"""Reading programmes and partnerships; all of them are public."""

from binnenuit.domain.programmes.queries.participation import memberships_of
from binnenuit.domain.programmes.queries.partnerships import (
    partnership,
    partnership_bounds,
    partnership_refs,
    partnership_views,
)
from binnenuit.domain.programmes.queries.programmes import (
    programme,
    programme_bounds,
    programme_label,
    programme_views,
    programmes,
)
from binnenuit.domain.programmes.queries.views import (
    Evidence,
    FactView,
    FundingView,
    InvolvedView,
    MemberView,
    Participation,
    PartnershipNode,
    PartnershipRef,
    PartnershipView,
    ProgrammeRef,
    ProgrammeView,
    SourceView,
)

__all__ = [
    "Evidence",
    "FactView",
    "FundingView",
    "InvolvedView",
    "MemberView",
    "Participation",
    "PartnershipNode",
    "PartnershipRef",
    "PartnershipView",
    "ProgrammeRef",
    "ProgrammeView",
    "SourceView",
    "memberships_of",
    "partnership",
    "partnership_bounds",
    "partnership_refs",
    "partnership_views",
    "programme",
    "programme_bounds",
    "programme_label",
    "programme_views",
    "programmes",
]
