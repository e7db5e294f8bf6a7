"""Example organisations: made in bulk for the generator, and taken away again."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import transaction
from django.db.models import CharField, Max, Min, ProtectedError, Value
from django.db.models.functions import Cast, Concat

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation, OrganisationText
from binnenuit.foundation.organisations.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.organisations.rules.records import EXAMPLE_PREFIX, ExampleOrganisation
from binnenuit.foundation.organisations.rules.validation import code_problem, kind_problem
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, authorise
from binnenuit.kernel.errors import OperatingError
from binnenuit.kernel.events import publish

BATCH = 1000


def create_examples(*, actor: Actor, rows: Iterable[ExampleOrganisation]) -> dict[str, int]:
    """Find or make the example organisations `rows`, read as they come; give the primary key of each code.

    An example that is there already is left as it is. All or nothing: raises `ValueError` for a row that
    can't be (code without `EXAMPLE_PREFIX`, unknown kind, no name) and then changes nothing.
    """
    authorise(actor, "organisations.create_examples")
    keys: dict[str, int] = {}
    with transaction.atomic():
        made = 0
        for batch in _batches(rows):
            made += _create_batch(batch, keys)
        if made:
            record(actor=actor, action="organisations.create_examples", details={"created": made})
    return keys


def remove_examples(*, actor: Actor) -> int:
    """Take all example organisations away and give their number.

    Raises `OperatingError` where something still refers to one of them (its initiatives must go first).
    """
    authorise(actor, "organisations.remove_examples")
    with transaction.atomic():
        examples = Organisation.objects.examples()
        keys = examples.aggregate(low=Min("pk"), high=Max("pk"))
        if keys["low"] is None:
            return 0
        try:
            _, counts = examples.delete()
        except ProtectedError as error:
            raise OperatingError(
                "Example organisations are still in use. Remove the example initiatives first."
            ) from error
        removed = counts["organisations.Organisation"]
        record(actor=actor, action="organisations.remove_examples", details={"removed": removed})
        publish(OrganisationsChanged(keys["low"], keys["high"]))
    return removed


def _batches(rows: Iterable[ExampleOrganisation]) -> Iterator[list[ExampleOrganisation]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _create_batch(batch: list[ExampleOrganisation], keys: dict[str, int]) -> int:
    for row in batch:
        _check(row)
    wanted = {row.code: row for row in batch if row.code not in keys}
    known = dict(Organisation.objects.examples().filter(code__in=wanted).values_list("code", "pk"))
    keys.update(known)
    new = [row for code, row in wanted.items() if code not in known]
    if not new:
        return 0
    moment = clock.now()
    made = Organisation.objects.bulk_create(
        Organisation(
            code=row.code,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            example=True,
            created=moment,
            changed=moment,
        )
        for row in new
    )
    new_keys = [organisation.pk for organisation in made]
    first, last = min(new_keys), max(new_keys)
    # what `child_path` gives at the top, for all of them in one statement
    unplaced = Organisation.objects.examples().filter(pk__gte=first, pk__lte=last, path="")
    unplaced.update(path=Concat(Cast("pk", CharField()), Value("/")))
    OrganisationText.objects.bulk_create(
        OrganisationText(organisation=organisation, language=language, description=text)
        for organisation, row in zip(made, new, strict=True)
        for language, text in row.descriptions.items()
    )
    keys.update((organisation.code, organisation.pk) for organisation in made)
    publish(OrganisationsChanged(first, last))
    return len(made)


def _check(row: ExampleOrganisation) -> None:
    problem = code_problem(row.code) or kind_problem(row.kind)
    if not row.code.startswith(EXAMPLE_PREFIX):
        problem = f"the code of an example starts with {EXAMPLE_PREFIX!r}, not {row.code!r}"
    if not row.name.strip():
        problem = f"example {row.code!r} has no name"
    if problem:
        raise ValueError(problem)
