"""An import on the screen: the file that was brought, how it is read, how far that is, and what became of each row."""

from django.db import models
from django.db.models import Q

from binnenuit.foundation.imports.models.import_run import KIND_LENGTH, SOURCE_LENGTH, ImportRun
from binnenuit.foundation.imports.rules.steps import PHASES, STEPS

KEY_LENGTH = 200
NAME_LENGTH = 150
PLACE_LENGTH = 32
REASONS_LENGTH = 5_000
"""Characters of JSON of what is wrong with one row."""
TITLE_LENGTH = 200


class ImportJob(models.Model):
    """One file that someone brought to be read in, from its arrival until it was taken back."""

    kind = models.CharField(max_length=KIND_LENGTH)
    """The kind of record that its rows become (`ImportTarget.name`)."""
    name = models.CharField(max_length=NAME_LENGTH)
    """What the file was called where it came from; only to show."""
    place = models.CharField(max_length=PLACE_LENGTH, blank=True, default="")
    """What it is called in the folder of imports; empty once it has been removed."""
    size = models.PositiveBigIntegerField(default=0)
    """Bytes."""
    actor = models.CharField(max_length=100)
    person = models.BigIntegerField(null=True, blank=True)
    """The key of the account that the work is done for; no foreign key, as accounts ask for."""
    language = models.CharField(max_length=35)
    """Of who chose the file: what has no name is said in it while a worker is busy."""
    source = models.CharField(max_length=SOURCE_LENGTH)
    columns = models.JSONField(default=dict, blank=True)
    """Header: field, or "" for a column that is left out."""
    defaults = models.JSONField(default=dict, blank=True)
    """Field: what holds where a row says nothing."""
    samples = models.JSONField(default=list, blank=True)
    """Header and some values of each column, to show."""
    step = models.CharField(max_length=10, choices=[(step, step) for step in STEPS])
    before = models.CharField(max_length=10, blank=True, default="")
    """Of a job that stopped: the step at which it did."""
    problem = models.TextField(blank=True, default="")
    """Why it stopped, in words: of a job that stopped before `stopped_by` was there."""
    stopped_by = models.JSONField(null=True, blank=True)
    """Why it stopped (`ValidationProblem.to_json`)."""
    position = models.PositiveIntegerField(default=0)
    """Rows that have been dealt with in this step."""
    rows = models.PositiveIntegerField(default=0)
    """How many there are, once they have all been seen."""
    counts = models.JSONField(default=dict, blank=True)
    """By phase: how many rows had each outcome, once it is over."""
    left_out = models.JSONField(default=list, blank=True)
    """What was not read: names of columns or of files of a package, and problems (`ValidationProblem.to_json`)."""
    marker = models.CharField(max_length=PLACE_LENGTH, blank=True, default="")
    """Which worker has it in hand: one that finds another marker here has lost it and keeps nothing."""
    run = models.ForeignKey(ImportRun, models.CASCADE, null=True, blank=True, related_name="jobs")
    made = models.DateTimeField()
    changed = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="import_job_step", condition=Q(step__in=STEPS)),
        ]

    def __str__(self) -> str:
        return f"import job {self.pk}: {self.step}"


class ImportJobRow(models.Model):
    """What became of one row, in the dry run, when it was read in, or when that was taken back."""

    job = models.ForeignKey(ImportJob, models.CASCADE, related_name="results", db_index=False)
    phase = models.CharField(max_length=10, choices=[(phase, phase) for phase in PHASES])
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=KEY_LENGTH, blank=True, default="")
    outcome = models.CharField(max_length=12)
    code = models.CharField(max_length=100, blank=True, default="")
    title = models.CharField(max_length=TITLE_LENGTH, blank=True, default="")
    problems = models.JSONField(default=list, blank=True)
    """Why, each as `ValidationProblem.to_json` gives it."""
    reasons = models.TextField(blank=True, default="")
    """Why, in words, one a line: of a report that was made before `problems` was there."""

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(name="import_job_rows", fields=["job", "phase", "outcome", "id"]),
        ]

    def __str__(self) -> str:
        return f"job {self.job_id} row {self.number}: {self.outcome}"
