"""Many rows at once leave behind exactly what they leave one by one, and a row that is not taken stops no other."""

from dataclasses import replace

import pytest
from tests.factories import site as make

from binnenuit.domain.initiatives.actions import importing
from binnenuit.domain.initiatives.models import (
    ImportedChange,
    ImportedKey,
    ImportedOrganisation,
    Initiative,
    InitiativeText,
    Revision,
)
from binnenuit.domain.initiatives.queries import stored
from binnenuit.domain.initiatives.service import imports
from binnenuit.domain.initiatives.service.imports import Incoming
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.imports.actions.runs import begin_run
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.kernel.authority import OPERATOR, VISITOR, Actor, Grant
from binnenuit.kernel.errors import BadInput, NotAllowed
from binnenuit.kernel.ids import new_code

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def site(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001 -- the database must be there first
    """The real data and the thesaurus."""
    with django_db_blocker.unblock(), make.loaded(tmp_path_factory.mktemp("many") / "index"):
        yield


def incoming(key, title="Groep", **changes):
    content = make.content(f"{title} {key}", organisation="movisie")
    return Incoming(key=key, **{"content": content, "organisation_name": "Movisie", **changes})


def rows():
    whole = make.every_field()
    return [
        *(Incoming(name, content, organisation_name="Movisie") for name, content in whole.items()),
        incoming("published", status="published"),
        incoming("confirmed", status="published", confirmed="2026-03-01"),
        incoming("ended", status="ended", example=True),
        incoming("draft-confirmed", confirmed="2026-03-01"),
        incoming("new", content=make.content("Nieuw", organisation=""), organisation_name="Huis  van Nu"),
        incoming("new too", content=make.content("Ook", organisation=""), organisation_name="huis van nu"),
    ]


def left_behind(code):
    """Return all that an import leaves of one initiative, without keys, codes and moments."""
    now = stored(code)
    revisions = Revision.objects.filter(initiative=now.pk).order_by("number")
    kept = revisions.values_list("number", "status", "action", "author", "content", "entered_by")
    trail = AuditEntry.objects.filter(subject=f"initiative:{now.pk}").values_list(
        "action", "actor", "details", "scopes"
    )
    done = ImportedChange.objects.filter(initiative=now.pk).values_list("key", "made", "before", "after")
    key = ImportedKey.objects.filter(initiative=now.pk).values_list("key", "digest")
    whole = Initiative.objects.filter(pk=now.pk).values_list(
        "slug", "hidden_since", "merged_into", "last_confirmed"
    )
    of = (now.status, now.version, now.content, now.example, now.last_confirmed)
    return [of, *map(list, (kept, trail, done, key, whole))]


def test_many_leave_behind_what_one_by_one_does():
    one, many = (begin_run("initiative", name, "x", actor=OPERATOR) for name in ("one", "many"))
    singly = [importing.import_row(row, one, actor=OPERATOR) for row in rows()]
    made = Organisation.objects.get(name="Huis van Nu")
    together = imports.import_rows(rows(), many, actor=OPERATOR)
    assert [became[0] for became in together] == ["created"] * len(rows())
    assert [left_behind(code) for _outcome, code in together] == [
        left_behind(code) for _outcome, code in singly
    ]
    assert list(ImportedOrganisation.objects.values_list("run", "organisation")) == [(one.pk, made.pk)]


def test_the_same_again_is_unchanged_and_something_new_is_a_change():
    run = begin_run("initiative", "list", "x", actor=OPERATOR)
    imports.import_rows(rows(), run, actor=OPERATOR)
    before = Revision.objects.count()
    changed = [*rows()[:-1], replace(rows()[-1], content=make.content("Anders", organisation=""))]
    again = imports.import_rows(changed, run, actor=OPERATOR)
    assert [became[0] for became in again] == ["unchanged"] * (len(rows()) - 1) + ["changed"]
    assert Revision.objects.count() == before + 1


def test_a_row_that_is_refused_stops_no_other_and_leaves_nothing():
    run = begin_run("initiative", "list", "x", actor=OPERATOR)
    bad = incoming("bad", content=make.content("", organisation=""), organisation_name="Nooit gemaakt")
    nobody = incoming(
        "nobody", content=make.content("Van niemand", organisation="niemand"), organisation_name=""
    )
    first, second, third, fourth = imports.import_rows(
        [incoming("a"), bad, nobody, incoming("b")], run, actor=OPERATOR
    )
    assert (first[0], fourth[0]) == ("created", "created")
    assert isinstance(second, BadInput)
    assert "there is none with the code 'niemand'" in str(third)
    assert not Organisation.objects.filter(name="Nooit gemaakt").exists()


def test_what_the_database_does_not_take_is_found_and_the_others_come_in():
    run, code = begin_run("initiative", "list", "x", actor=OPERATOR), new_code()
    twice = [
        incoming("a", content=make.content("A", organisation=""), organisation_name="Nog een huis"),
        incoming("b", code=code),
        incoming("c", title="Iets anders", code=code),
        incoming("d"),
    ]
    became = imports.import_rows(twice, run, actor=OPERATOR)
    assert [each[0] for each in (became[0], became[1], became[3])] == ["created"] * 3
    assert isinstance(became[2], BadInput), "a second row with the code of the first says something else"
    assert InitiativeText.objects.filter(initiative__imported_keys__source="list", language="nl").count() == 3
    assert Organisation.objects.filter(name="Nog een huis").count() == 1


def test_who_may_not_reads_in_nothing():
    run = begin_run("initiative", "list", "x", actor=OPERATOR)
    for actor in (VISITOR, Actor("person", "Houder", 1, (Grant("holder", "organisation:movisie"),))):
        with pytest.raises(NotAllowed):
            imports.import_rows([incoming("a")], run, actor=actor)
    editor = Actor("person", "Redacteur", 1, (Grant("editor", "municipality:GM0599"),))
    (became,) = imports.import_rows([incoming("a")], run, actor=editor)
    assert isinstance(became, NotAllowed)
    imports.import_rows([incoming("a")], run, actor=OPERATOR)
    (again,) = imports.import_rows([incoming("a")], run, actor=editor)
    assert isinstance(again, NotAllowed), "nor learns that it is there"
