"""What people hand in about initiatives, with the messages to and fro: the one queue of the moderators."""

from django.db import models
from django.db.models import Q

from binnenuit.domain.initiatives.models.initiative import Initiative
from binnenuit.domain.initiatives.rules.submissions import DECIDED, KINDS, SENDERS, STATES
from binnenuit.kernel.ids import CODE_LENGTH


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """The questions that are asked of the queue."""

    def waiting(self) -> "SubmissionQuerySet":
        """Keep what still asks for a decision."""
        return self.exclude(state__in=DECIDED)

    def within(self, scopes: frozenset[str]) -> "SubmissionQuerySet":
        """Keep what lies in one of `scopes`."""
        return self.filter(scopes__scope__in=scopes).distinct()


class Submission(models.Model):
    """A proposal, correction, report, claim or broken link."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    """Who knows it may read and answer: it is shown to the proposer only."""
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in KINDS])
    state = models.CharField(max_length=10, choices=[(state, state) for state in STATES], default="open")
    initiative = models.ForeignKey(Initiative, models.SET_NULL, null=True, blank=True, related_name="+")
    """What it is about; of an accepted proposal, what it became."""
    organisation = models.ForeignKey(
        "organisations.Organisation", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """The organisation that it is about, where it is about no initiative."""
    typed = models.JSONField()
    """What was typed, by the name of the field."""
    language = models.CharField(max_length=35, default="nl")
    """In which the proposer reads."""
    # of the form: sending it twice gives one submission; NULL where no form was
    nonce = models.CharField(max_length=40, unique=True, null=True, blank=True)
    person = models.PositiveBigIntegerField(null=True, blank=True)
    """Of a claim: the account that makes it. A number and no foreign key: accounts may be removed."""
    person_name = models.CharField(max_length=100, blank=True, default="")
    assignee = models.PositiveBigIntegerField(null=True, blank=True)
    assignee_name = models.CharField(max_length=100, blank=True, default="")
    created = models.DateTimeField()
    changed = models.DateTimeField()
    decided_by = models.CharField(max_length=100, blank=True, default="")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="submission_kind_known", condition=Q(kind__in=KINDS)),
            models.CheckConstraint(name="submission_state_known", condition=Q(state__in=STATES)),
            models.CheckConstraint(
                name="submission_about_one_thing",
                condition=Q(initiative__isnull=True) | Q(organisation__isnull=True),
            ),
        ]
        indexes = [models.Index(name="submission_waiting", fields=["state", "id"])]

    def __str__(self) -> str:
        # without its code: who knows that may read everything
        return f"{self.kind} {self.pk} ({self.state})"


class SubmissionScope(models.Model):
    """One scope that a submission lies in: who has a role for it sees it."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="scopes", db_index=False)
    scope = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(name="submission_scope_once", fields=["scope", "submission"])]

    def __str__(self) -> str:
        return self.scope


class SubmissionMessage(models.Model):
    """One message between proposer and moderators."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="messages")
    at = models.DateTimeField()
    sender = models.CharField(max_length=10, choices=[(sender, sender) for sender in SENDERS])
    author = models.CharField(max_length=100, blank=True, default="")
    """Of a moderator's: the name, for other moderators; the proposer is told "een moderator"."""
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="submission_message_sender", condition=Q(sender__in=SENDERS))
        ]

    def __str__(self) -> str:
        return f"message of {self.sender} at {self.at:%Y-%m-%d %H:%M}"
