"""Writing initiatives: who may, what is refused, what is told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.actions import saving, steps
from binnenuit.domain.initiatives.events import InitiativesChanged
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries import stored
from binnenuit.domain.initiatives.service import records
from binnenuit.domain.initiatives.service.records import Area, Text
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.audit.service import actions_on
from binnenuit.kernel import clock, events
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound

pytestmark = pytest.mark.usefixtures("words")


@pytest.fixture
def told():
    heard = []
    listener = heard.append
    events.subscribe(InitiativesChanged, listener)
    yield heard
    events._listeners[InitiativesChanged].remove(listener)


def entries(saved):
    return actions_on(f"initiative:{saved.pk}")


def test_what_is_saved_is_read_back_whole():
    given = make.content(
        texts={"nl": Text("Een", "Twee", "Drie", "Vier", "Vijf"), "tr": Text("Bir")},
        areas=(Area("municipality", make.TILBURG), Area("province", "PV28"), Area("country", "NL")),
        cost="amount",
        cost_cents=250,
        minimum_age=12,
        maximum_age=27,
        online=True,
        online_url="https://example.org/meet",
        contact=records.Contact("Balie", "balie@example.org", "010 123 45 67", "https://example.org"),
        contact_via_organisation=True,
    )
    saved = saving.save_initiative(given, actor=OPERATOR)
    found = stored(saved.code)
    assert found.content == given
    assert (found.status, found.version, found.example, found.slug) == ("draft", 1, False, "een")


def test_making_leaves_a_trace_and_tells(told):
    saved = make.draft()
    assert entries(saved) == ["initiatives.save"]
    assert told == [InitiativesChanged(saved.pk, saved.pk)]


def test_saving_the_same_changes_nothing(told):
    saved = make.draft()
    told.clear()
    again = saving.save_initiative(make.content(), actor=OPERATOR, code=saved.code, version=1)
    assert again == saved
    assert entries(saved) == ["initiatives.save"]
    assert told == []


def test_a_change_counts_a_version_and_names_the_fields_without_their_values():
    saved = make.draft()
    changed = make.content(languages=("nl",), texts={"nl": Text("Praattafel")})
    again = saving.save_initiative(changed, actor=OPERATOR, code=saved.code, version=1)
    assert (again.version, again.slug, again.code) == (2, "praattafel", saved.code)
    assert stored(saved.code).content == changed
    details = AuditEntry.objects.first().details
    assert details == {"fields": ["texts", "languages"], "version": 2}


def test_who_has_seen_an_old_version_does_not_overwrite_a_newer_one():
    saved = make.draft()
    saving.save_initiative(make.content(languages=("tr",)), actor=OPERATOR, code=saved.code, version=1)
    with pytest.raises(BadInput, match="version 2, you saw 1"):
        saving.save_initiative(make.content(languages=("ar",)), actor=OPERATOR, code=saved.code, version=1)
    with pytest.raises(BadInput, match="Someone else"):
        steps.publish_initiative(saved.code, actor=OPERATOR, version=1)
    assert stored(saved.code).content.languages == ("tr",)


@pytest.mark.parametrize("actor", [VISITOR, SYSTEM])
@pytest.mark.parametrize(
    "act",
    [
        steps.publish_initiative,
        steps.pause,
        steps.end,
        steps.confirm,
        steps.remove,
    ],
)
def test_only_the_operator_may_take_a_step(act, actor):
    saved = make.draft()
    with pytest.raises(NotAllowed):
        act(saved.code, actor=actor, version=1)
    assert stored(saved.code).version == 1


def test_only_the_operator_may_save():
    with pytest.raises(NotAllowed):
        saving.save_initiative(make.content(), actor=VISITOR)
    assert not Initiative.objects.exists()


def test_the_life_of_an_initiative():
    saved = make.draft()
    code = saved.code
    assert steps.publish_initiative(code, actor=OPERATOR, version=1) == 2
    assert stored(code).last_confirmed == clock.today()
    assert steps.pause(code, actor=OPERATOR, version=2) == 3
    assert steps.publish_initiative(code, actor=OPERATOR, version=3) == 4
    assert steps.end(code, actor=OPERATOR, version=4) == 5
    assert stored(code).status == "ended"
    assert steps.end(code, actor=OPERATOR, version=5) == 5
    assert steps.publish_initiative(code, actor=OPERATOR, version=5) == 6
    names = ["save", "publish", "pause", "publish", "end", "publish"]
    assert entries(saved) == [f"initiatives.{name}" for name in reversed(names)]


def test_a_draft_can_not_be_paused_or_ended():
    saved = make.draft()
    for act in (steps.pause, steps.end):
        with pytest.raises(BadInput, match="Dit kan nu niet"):
            act(saved.code, actor=OPERATOR, version=1)


def test_confirming_twice_on_a_day_is_once():
    saved = make.published()
    Initiative.objects.update(last_confirmed=clock.today() - timedelta(days=400))
    assert steps.confirm(saved.code, actor=OPERATOR, version=2) == 3
    assert steps.confirm(saved.code, actor=OPERATOR, version=3) == 3
    assert stored(saved.code).last_confirmed == clock.today()
    assert entries(saved).count("initiatives.confirm") == 1


def test_removing_takes_all_of_it_and_tells(told):
    saved = make.published()
    told.clear()
    steps.remove(saved.code, actor=OPERATOR, version=2)
    assert told == [InitiativesChanged(saved.pk, saved.pk)]
    assert entries(saved)[0] == "initiatives.remove"
    with pytest.raises(NotFound):
        stored(saved.code)


@pytest.mark.parametrize("act", [steps.publish_initiative, steps.confirm, steps.remove])
def test_an_unknown_code_is_not_found(act):
    with pytest.raises(NotFound):
        act("0000000000", actor=OPERATOR, version=1)


def test_all_findings_come_together_and_nothing_is_stored():
    wrong = replace(
        make.content(), organisation="niemand", themes=("geen-thema",), cost="amount", languages=("xx",)
    )
    with pytest.raises(BadInput) as refused:
        saving.save_initiative(wrong, actor=OPERATOR)
    text = str(refused.value)
    for part in ("'geen-thema' is not in the thesaurus", "'xx' is not a language", "cost_cents", "'niemand'"):
        assert part in text
    assert not Initiative.objects.exists()


def test_when_telling_fails_nothing_has_happened():
    def fail(_event):
        raise RuntimeError("listener")

    made = make.content()
    events.subscribe(InitiativesChanged, fail)
    try:
        with pytest.raises(RuntimeError):
            saving.save_initiative(made, actor=OPERATOR)
    finally:
        events._listeners[InitiativesChanged].remove(fail)
    assert not Initiative.objects.exists()
    assert not AuditEntry.objects.filter(action="initiatives.save").exists()
