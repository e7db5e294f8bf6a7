"""What people handed in about organisations, for who keeps those."""

from binnenuit.domain.initiatives.actions.adopting import adopt_for_organisation
from binnenuit.domain.initiatives.queries.submissions import SubmissionView, submission

__all__ = ["SubmissionView", "adopt_for_organisation", "submission"]
