"""Making example initiatives, and taking them away again."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from binnenuit.domain.initiatives.actions.saving import _columns, _write_parts
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries import example_bounds
from binnenuit.domain.initiatives.queries.recipes import ingredients
from binnenuit.domain.initiatives.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.domain.initiatives.rules.examples.making import Example, Maker, example_code
from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations import service as organisations
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import BadInput
from binnenuit.kernel.events import publish

BATCH = 1000
MOST = 10_000_000
LARGEST_SEED = 2**63
Progress = Callable[[int], object]
"""Is told how many more are done."""

_DESCRIPTIONS = {
    "nl": "Een verzonnen organisatie, om te laten zien hoe deze site werkt.",
    "en": "An invented organisation, to show how this site works.",
}


def generate_examples(
    number: int,
    *,
    actor: Actor,
    seed: int = 1,
    today: date | None = None,
    progress: Progress = lambda _number: None,
) -> int:
    """Make examples 0 to `number` - 1 of `seed` that are not there yet; give how many were made.

    Records and codes follow from the seed; only dates are counted from `today` (default: the present day), so
    that a demonstration does not age. Each batch is one transaction: an interrupted run can be taken up again. Raises
    `BadInput` for a number or seed out of bounds, `DataFileError` and `OperatingError` as reading recipes does.
    """
    authorise(actor, "initiatives.generate_examples")
    if not 1 <= number <= MOST:
        raise BadInput(f"The number of initiatives must lie between 1 and {MOST:,}, not {number:,}.")
    if not 0 <= seed < LARGEST_SEED:
        raise BadInput(f"The seed must be a whole number from 0 to {LARGEST_SEED - 1}, not {seed}.")
    run = _Run(Maker(ingredients(), seed, today or clock.today()), actor)
    for first in range(0, number, BATCH):
        batch = range(first, min(first + BATCH, number))
        with transaction.atomic():
            new = run.make({example_code(seed, index): index for index in batch})
            if new and new == run.made:
                # one entry a run, written with the first batch: what follows is said by number and seed
                record(
                    actor=actor,
                    action="initiatives.generate_examples",
                    details={"number": number, "seed": seed},
                )
        progress(len(batch))
    return run.made


def remove_examples(*, actor: Actor, progress: Progress = lambda _number: None) -> int:
    """Take all example initiatives away, and the example organisations with them; give how many initiatives."""
    authorise(actor, "initiatives.remove_examples")
    first, last = example_bounds()
    removed = 0
    while first <= last:
        with transaction.atomic():
            batch = list(
                Initiative.objects.filter(example=True, pk__gte=first)
                .order_by("pk")
                .values_list("pk", flat=True)[:BATCH]
            )
            if not batch:
                break
            Initiative.objects.filter(pk__in=batch).delete()
            if not removed:
                record(actor=actor, action="initiatives.remove_examples")
            publish(InitiativesChanged(batch[0], batch[-1]))
        removed += len(batch)
        first = batch[-1] + 1
        progress(len(batch))
    organisations.remove_examples(actor=actor)
    return removed


class _Run:
    """One run of the generator: it remembers the organisations that it has met."""

    def __init__(self, maker: Maker, actor: Actor) -> None:
        self._maker, self._actor = maker, actor
        self._moment = clock.now()
        self._organisations: dict[str, int] = {}
        self.made = 0

    def make(self, numbers: dict[str, int]) -> int:
        """Store those of `numbers` (by code) that are not there yet; give how many that were."""
        there = set(Initiative.objects.filter(code__in=numbers).values_list("code", flat=True))
        examples = [self._maker.make(number) for code, number in numbers.items() if code not in there]
        if examples:
            self._find_organisations(examples)
            publish(InitiativesChanged(*self._write(examples)))
            self.made += len(examples)
        return len(examples)

    def _write(self, examples: list[Example]) -> tuple[int, int]:
        """Store `examples`; return the first and last new primary key."""
        rows = Initiative.objects.bulk_create(
            Initiative(
                code=example.code,
                status=example.status,
                last_confirmed=example.last_confirmed,
                example=True,
                created=self._moment,
                changed=self._moment,
                **_columns(example.content, self._organisations[example.content.organisation]),
            )
            for example in examples
        )
        _write_parts([(row.pk, example.content) for row, example in zip(rows, examples, strict=True)])
        keys = [row.pk for row in rows]
        return min(keys), max(keys)

    def _find_organisations(self, examples: list[Example]) -> None:
        new = {
            example.organisation.code: example.organisation
            for example in examples
            if example.organisation.code not in self._organisations
        }
        if new:
            self._organisations |= organisations.create_examples(
                actor=self._actor,
                rows=[
                    organisations.ExampleOrganisation(
                        code=item.code, name=item.name, kind=item.kind, descriptions=_DESCRIPTIONS
                    )
                    for item in new.values()
                ],
            )
