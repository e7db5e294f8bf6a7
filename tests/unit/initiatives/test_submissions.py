"""Handing in without an account, and what moderators may do with it."""

from datetime import timedelta

import pytest
from tests.factories import initiatives as make
from tests.factories.people import person

from binnenuit.domain.initiatives.actions import submissions as act
from binnenuit.domain.initiatives.actions.submissions import HandedIn, submit
from binnenuit.domain.initiatives.models import Submission
from binnenuit.domain.initiatives.queries.submissions import (
    QueueFilter,
    queue,
    submission,
    submission_by_code,
)
from binnenuit.domain.initiatives.rules import submissions as rules
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound

MODERATOR = person("Moderator", ("moderator", ""))
IN_TILBURG = person("Redacteur Tilburg", ("editor", "municipality:GM0855"))
IN_ROTTERDAM = person("Redacteur Rotterdam", ("editor", "municipality:GM0599"))
NEITHER = [
    VISITOR,
    SYSTEM,
    person("Niemand"),
    person("Houder", ("holder", "organisation:voorbeeldhuis")),
    person("Anders", ("coach", ""), ("assessor", ""), ("programme_officer", ""), ("administrator", "")),
]

pytestmark = pytest.mark.django_db


def proposal(**changes):
    typed = {"name": "Soepcafé", "what": "Samen eten", "where": "Tilburg", **changes}
    return HandedIn("proposal", rules.cleaned("proposal", typed))


def hand_in(**changes):
    return submission_by_code(submit(proposal(**changes), actor=VISITOR))


def test_what_is_handed_in_is_read_back_under_its_code_and_leaves_a_trace_without_its_text():
    found = hand_in(when="elke dinsdag")
    assert (found.kind, found.state, found.typed["when"]) == ("proposal", "open", "elke dinsdag")
    assert found.scopes == {"municipality:GM0855", "province:PV30"}
    entry = AuditEntry.objects.get(action="initiatives.submit")
    assert (entry.actor, entry.details) == ("visitor", {"kind": "proposal"})
    assert found.code not in repr(entry.__dict__)


def test_the_same_form_sent_twice_is_one():
    first = submit(HandedIn("proposal", proposal().typed, nonce="eens"), actor=VISITOR)
    assert submit(HandedIn("proposal", proposal().typed, nonce="eens"), actor=VISITOR) == first
    assert Submission.objects.count() == 1


def test_what_is_incomplete_is_refused():
    with pytest.raises(BadInput, match="name"):
        submit(HandedIn("proposal", {"what": "x", "where": "y"}), actor=VISITOR)
    with pytest.raises(NotFound):
        submit(HandedIn("correction", {"what": "x"}, initiative="0000000000"), actor=VISITOR)
    assert not Submission.objects.exists()


@pytest.mark.parametrize("code", ["", "0000000000", "zzz", "ABCDEFGHJK", "'; drop"])
def test_an_unknown_code_shows_nothing(code):
    with pytest.raises(NotFound):
        submission_by_code(code)


def test_question_and_answer():
    found = hand_in()
    act.ask(found.pk, "Welke organisatie?", actor=MODERATOR)
    assert submission_by_code(found.code).state == "asked"
    act.reply(found.code, "De buurtkeuken", actor=VISITOR)
    again = submission_by_code(found.code)
    assert again.state == "open"
    assert [(one.sender, one.text) for one in again.messages] == [
        ("moderator", "Welke organisatie?"),
        ("proposer", "De buurtkeuken"),
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
def test_an_empty_or_endless_message_is_refused(text):
    found = hand_in()
    for send in (
        lambda: act.reply(found.code, text, actor=VISITOR),
        lambda: act.ask(found.pk, text, actor=MODERATOR),
        lambda: act.refuse(found.pk, text, actor=MODERATOR),
    ):
        with pytest.raises(BadInput):
            send()
    assert submission_by_code(found.code).messages == ()


def test_what_is_decided_stays_so():
    found = hand_in()
    act.accept(found.pk, "Dank je wel", actor=MODERATOR)
    for again in (
        lambda: act.accept(found.pk, "", actor=MODERATOR),
        lambda: act.refuse(found.pk, "Toch niet", actor=MODERATOR),
        lambda: act.ask(found.pk, "Nog iets", actor=MODERATOR),
        lambda: act.reply(found.code, "Nog iets", actor=VISITOR),
    ):
        with pytest.raises(BadInput):
            again()
    decided = submission_by_code(found.code)
    assert (decided.state, decided.decided_by) == ("accepted", "Moderator")


def test_the_queue_shows_what_lies_in_ones_scope_the_oldest_first():
    here, elsewhere = hand_in(), hand_in(where="Rotterdam")
    nowhere = hand_in(where="online")

    def seen(actor, **wanted):
        rows, total = queue(QueueFilter(**wanted), actor=actor)
        assert total == len(rows)
        return [row.pk for row in rows]

    assert seen(MODERATOR) == seen(OPERATOR) == [here.pk, elsewhere.pk, nowhere.pk]
    assert seen(IN_TILBURG) == [here.pk]
    assert seen(IN_ROTTERDAM) == [elsewhere.pk]
    assert [seen(actor) for actor in NEITHER] == [[]] * len(NEITHER)
    act.assign(here.pk, actor=MODERATOR, to_me=True)
    assert seen(MODERATOR, mine=True) == [here.pk]
    assert seen(IN_TILBURG, mine=True) == []
    act.refuse(here.pk, "Bestaat niet", actor=IN_TILBURG)
    assert seen(IN_TILBURG) == []
    assert seen(IN_TILBURG, state="refused") == [here.pk]
    assert seen(MODERATOR, kind="report") == []


@pytest.mark.usefixtures("words")
def test_reports_come_first():
    saved = make.published()
    hand_in()
    submit(HandedIn("report", {"reason": "danger", "what": ""}, initiative=saved.code), actor=VISITOR)
    rows, _total = queue(QueueFilter(), actor=MODERATOR)
    assert [row.kind for row in rows] == ["report", "proposal"]


def test_a_page_of_the_queue():
    for number in range(5):
        hand_in(name=f"Nummer {number}")
    rows, total = queue(QueueFilter(), actor=MODERATOR, page=2, size=2)
    assert ([row.title for row in rows], total) == (["Nummer 2", "Nummer 3"], 5)


def test_who_has_no_role_there_may_nothing():
    found = hand_in()
    for actor in (*NEITHER, IN_ROTTERDAM):
        for attempt in (
            lambda actor=actor: submission(found.pk, actor=actor),
            lambda actor=actor: act.assign(found.pk, actor=actor, to_me=True),
            lambda actor=actor: act.ask(found.pk, "Wat?", actor=actor),
            lambda actor=actor: act.refuse(found.pk, "Nee", actor=actor),
            lambda actor=actor: act.accept(found.pk, "Ja", actor=actor),
        ):
            with pytest.raises(NotAllowed):
                attempt()
    assert submission_by_code(found.code).messages == ()
    assert submission_by_code(found.code).state == "open"


def test_answers_are_forgotten_after_their_time_and_open_matters_are_not():
    waiting, asked, decided, fresh = (hand_in() for _number in range(4))
    act.ask(asked.pk, "Wat?", actor=MODERATOR)
    act.refuse(decided.pk, "Nee", actor=MODERATOR)
    Submission.objects.exclude(pk=fresh.pk).update(changed=clock.now() - timedelta(days=91))
    act.refuse(fresh.pk, "Nee", actor=MODERATOR)
    for actor in (VISITOR, MODERATOR):
        with pytest.raises(NotAllowed):
            act.forget_submissions(90, actor=actor)
    assert act.forget_submissions(90, actor=SYSTEM) == 2
    assert set(Submission.objects.values_list("pk", flat=True)) == {waiting.pk, fresh.pk}
    assert act.forget_submissions(90, actor=SYSTEM) == 0


@pytest.mark.usefixtures("words")
def test_what_is_about_an_initiative_lies_in_its_scopes():
    saved = make.published()
    what = HandedIn("correction", {"what": "Het is nu op woensdag"}, initiative=saved.code)
    found = submission_by_code(submit(what, actor=VISITOR))
    assert found.about.code == saved.code
    assert {"organisation:voorbeeldhuis", "municipality:GM0599", "theme:taal-leren"} <= found.scopes
    assert submission(found.pk, actor=IN_ROTTERDAM).title == "Taalcafé aan de Maas"
