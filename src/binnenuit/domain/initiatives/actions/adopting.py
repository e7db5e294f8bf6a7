"""Taking over what someone handed in: the change, in their name, and the decision, at once or not at all."""

from dataclasses import dataclass, replace

from django.db import transaction

from binnenuit.domain.initiatives.actions.saving import Saved, save_initiative
from binnenuit.domain.initiatives.actions.steps import publish_initiative
from binnenuit.domain.initiatives.actions.submissions import accept
from binnenuit.domain.initiatives.queries import subject
from binnenuit.domain.initiatives.rules.names import submission_name
from binnenuit.domain.initiatives.rules.records import Content
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.service import (
    OrganisationData,
    create_organisation,
    organisation_subject,
    save_organisation,
)
from binnenuit.kernel.authority import Actor, authorise


@dataclass(frozen=True, slots=True)
class Adoption:
    """What is to become of a submission."""

    submission: int
    content: Content
    message: str = ""
    """To the proposer; may be empty."""
    code: str = ""
    """Of the initiative that is changed; empty for a new one."""
    version: int = 0
    """Of that initiative, as the actor has seen it."""
    reason: str = ""
    new_organisation: str = ""
    """The name of an organisation to be made for it."""


def adopt(what: Adoption, *, actor: Actor) -> Saved:
    """Make or change the initiative in the proposer's name, publish a new one, and close the submission.

    Raises as `save_initiative`, `create_organisation` and `accept` do, and then changes nothing.
    """
    with transaction.atomic():
        content = what.content
        here = subject(what.code, content)
        authorise(actor, "initiatives.decide", here)
        if what.new_organisation:
            made = create_organisation(what.new_organisation, actor=actor, within=here.scopes)
            content = replace(content, organisation=made)
        saved = save_initiative(
            content,
            actor=actor,
            code=what.code,
            version=what.version,
            reason=what.reason,
            author=submission_name(what.submission),
        )
        if not what.code:
            version = publish_initiative(saved.code, actor=actor, version=saved.version)
            saved = replace(saved, version=version)
        accept(what.submission, what.message, actor=actor, initiative=saved.code)
        record(
            actor=actor,
            action="initiatives.adopt",
            subject=f"initiative:{saved.pk}",
            details={"submission": what.submission},
        )
    return saved


def adopt_for_organisation(  # noqa: PLR0913 -- what is taken over, and what is said about it
    submission: int,
    data: OrganisationData,
    *,
    actor: Actor,
    version: int,
    reason: str = "",
    message: str = "",
) -> int:
    """Change an organisation in the name of who handed a correction in, and close that; gives the new version.

    Raises as `save_organisation` and `accept` do, and then changes nothing.
    """
    with transaction.atomic():
        authorise(actor, "initiatives.decide", organisation_subject(data.code))
        saved = save_organisation(
            data, actor=actor, version=version, reason=reason, author=submission_name(submission)
        )
        accept(submission, message, actor=actor)
        record(
            actor=actor,
            action="initiatives.adopt",
            subject=f"organisation:{data.code}",
            details={"submission": submission},
        )
    return saved
