"""Making an organisation by hand or for an import, and taking away again one that nobody uses."""

import re
import unicodedata
from contextlib import suppress
from typing import Literal

from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext as _

from binnenuit.foundation.audit.service import record
from binnenuit.foundation.organisations.actions.storing import TooDeep, Writing
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.organisations.queries.keeping import data_of
from binnenuit.foundation.organisations.rules import permissions as _permissions  # noqa: F401 -- says who may
from binnenuit.foundation.organisations.rules.records import (
    CODE_LENGTH,
    EXAMPLE_PREFIX,
    Kind,
    OrganisationData,
)
from binnenuit.foundation.organisations.rules.tree import child_path
from binnenuit.foundation.organisations.rules.validation import (
    Unfit,
    named_problems,
    problems,
    website_problem,
)
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor, Subject, authorise
from binnenuit.kernel.errors import Refused
from binnenuit.kernel.events import publish
from binnenuit.kernel.problems import ValidationProblem

_NAME_LENGTH = 200
_READABLE = CODE_LENGTH - 5


def _refused(name: Unfit, said: str) -> Refused:
    return Refused([ValidationProblem(name)], said)


def create_organisation(
    name: str, *, actor: Actor, website: str = "", within: frozenset[str] = frozenset(), dry: bool = False
) -> str:
    """Make an organisation of which no more than its name is known (kind "other"); gives its code.

    `within` holds the scopes of what it is made for ("municipality:GM0855"). A `dry` one is only looked at: it gives
    no code. Raises `Refused` for no name, one that there is already, or what is no website.
    """
    authorise(actor, "organisations.create", Subject("organisations", within))
    named = " ".join(name.split())
    if not named or len(named) > _NAME_LENGTH or not named.isprintable():
        raise _refused("unfit_name", _("Vul de naam van de organisatie in, met hoogstens 200 tekens."))
    if website_problem(website):
        raise _refused(
            "unfit_website", _("Dit is geen adres van een website. Het ziet er zo uit: www.voorbeeld.nl")
        )
    with transaction.atomic():
        if Organisation.objects.filter(name__iexact=named).exists():
            raise _refused("known_name", _("Er is al een organisatie die zo heet."))
        if dry:
            return ""
        moment = clock.now()
        row = Organisation.objects.create(
            code=_free_code(named),
            name=named,
            kind=Kind.OTHER.value,
            website=website,
            created=moment,
            changed=moment,
        )
        row.path = child_path("", row.pk)
        row.save(update_fields=["path"])
        record(actor=actor, action="organisations.create", subject=f"organisation:{row.code}")
        publish(OrganisationsChanged(row.pk, row.pk))
        return row.code


def bring_organisation(data: OrganisationData, *, actor: Actor, within: frozenset[str] = frozenset()) -> str:
    """Make an organisation under its own code, with all that is known of it but what it is a part of; gives the code.

    `within` is as for `create_organisation`. Raises `Refused` for a code or name that there is already, and with
    everything that is wrong.
    """
    authorise(actor, "organisations.create", Subject("organisations", within))
    if wrong := problems(data):
        raise Refused(named_problems(wrong))
    with transaction.atomic():
        if Organisation.objects.filter(Q(code=data.code) | Q(name__iexact=data.name)).exists():
            raise _refused("known_name", _("Er is al een organisatie die zo heet."))
        moment = clock.now()
        row = Organisation(code=data.code, created=moment, changed=moment)
        Writing(row).write(data, None)
        record(actor=actor, action="organisations.create", subject=f"organisation:{row.code}")
        publish(OrganisationsChanged(row.pk, row.pk))
        return row.code


def place_made(code: str, parent: str, *, actor: Actor, within: frozenset[str] = frozenset()) -> None:
    """Make an organisation that was made, and that nobody has changed since, a part of another one.

    Where one of them is gone, or that can't be (a part of itself, too many levels), it stays as it is.
    """
    authorise(actor, "organisations.create", Subject("organisations", within))
    with suppress(TooDeep), transaction.atomic():
        row = Organisation.objects.select_for_update().filter(code=code, version=1).first()
        whole = Organisation.objects.filter(code=parent).first()
        if row is None or whole is None or f"/{row.pk}/" in f"/{whole.path}":
            return
        Writing(row).write(data_of(row), whole)
        record(
            actor=actor,
            action="organisations.create",
            subject=f"organisation:{code}",
            details={"part_of": parent},
        )
        publish(OrganisationsChanged(row.pk, row.pk))


def remove_made(
    code: str, *, actor: Actor, within: frozenset[str] = frozenset()
) -> Literal["removed", "changed", "used"]:
    """Take away an organisation that was made and that nobody has changed since nor uses; says what became of it.

    `within` holds the scopes of what it was made for. One that is there no more counts as removed.
    """
    authorise(actor, "organisations.remove_made", Subject("organisations", within))
    with transaction.atomic():
        row = Organisation.objects.select_for_update().filter(code=code).first()
        if row is None:
            return "removed"
        if row.version > 1 or row.drafts.exists():
            return "changed"
        pk = row.pk
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            return "used"
        record(actor=actor, action="organisations.remove_made", subject=f"organisation:{code}")
        publish(OrganisationsChanged(pk, pk))
        return "removed"


def _free_code(name: str) -> str:
    """Return a readable code that nothing has yet; never one that looks like an example's."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:_READABLE].strip("-") or "organisatie"
    readable = f"organisatie-{words}"[:_READABLE] if words.startswith(EXAMPLE_PREFIX) else words
    taken = set(Organisation.objects.filter(code__startswith=readable).values_list("code", flat=True))
    return next(
        code
        for number in range(1, len(taken) + 2)
        if (code := readable if number == 1 else f"{readable}-{number}") not in taken
    )
