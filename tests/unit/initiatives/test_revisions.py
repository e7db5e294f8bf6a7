"""Every change is a revision: who, why, what; readable, and to be taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.factories import initiatives as make
from tests.factories.people import person

from binnenuit.domain.initiatives.actions import saving, steps
from binnenuit.domain.initiatives.models import Revision
from binnenuit.domain.initiatives.queries import revision, revisions, stored
from binnenuit.domain.initiatives.rules.archive import from_json, to_json
from binnenuit.domain.initiatives.rules.differences import differences
from binnenuit.domain.initiatives.service.records import Area, Contact, Location, Text
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.kernel.authority import OPERATOR, VISITOR
from binnenuit.kernel.differences import words_compared
from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound

HOLDER = person("Houder", ("holder", "organisation:voorbeeldhuis"))
words_of_text = some.text(alphabet="ab \n", max_size=60)


@given(words_of_text, words_of_text)
def test_the_pieces_make_both_texts(before, after):
    pieces = words_compared(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_a_text_of_a_whole_book_is_not_compared_word_by_word():
    pieces = words_compared("a " * 9000, "b " * 9000)
    assert [piece.kind for piece in pieces] == ["removed", "added"]


def test_texts_that_share_few_words_are_shown_whole():
    pieces = words_compared("Leer praten door te doen.", "Samen soep eten en praten.")
    assert [piece.kind for piece in pieces] == ["removed", "added"]


@pytest.mark.usefixtures("words")
class TestKeeping:
    def test_what_is_kept_is_read_back_whole(self):
        given = make.content(
            areas=(Area("province", "PV28"),),
            contact=Contact("Balie", "balie@example.org"),
            texts={"nl": Text("Een"), "ar": Text("واحد")},
        )
        assert from_json(to_json(given)) == given

    def test_equal_contents_do_not_differ(self):
        assert differences(make.content(), make.content()) == ()

    def test_each_field_that_differs_is_named_once(self):
        before = make.content()
        after = replace(
            before,
            texts={"nl": replace(before.texts["nl"], title="Praatcafé aan de Maas"), "en": Text("Café")},
            languages=("nl", "ar"),
            contact=Contact(email="hallo@example.org"),
        )
        found = {(one.field, one.language): one for one in differences(before, after)}
        assert set(found) == {
            ("texts.title", "nl"),
            ("texts.title", "en"),
            ("languages", ""),
            ("contact.email", ""),
        }
        assert (found["languages", ""].removed, found["languages", ""].added) == (("tr",), ("ar",))
        pieces = [(piece.kind, piece.text) for piece in found["texts.title", "nl"].pieces]
        assert pieces == [("removed", "Taalcafé"), ("added", "Praatcafé"), ("kept", " aan de Maas")]

    def test_what_is_hidden_is_marked(self):
        before = make.content(contact=Contact("Balie"), contact_via_organisation=True)
        hidden = Location(make.ROTTERDAM, name="Schuilplek", hidden=True)
        after = replace(before, locations=(hidden,), contact=Contact("Ander"))
        assert {one.field: one.hidden for one in differences(before, after)} == {
            "locations": True,
            "contact.name": True,
        }


@pytest.mark.usefixtures("words")
class TestRevisions:
    def test_every_change_is_one_with_author_and_reason(self):
        saved = make.published()
        changed = make.content(languages=("nl",))
        saving.save_initiative(
            changed, actor=HOLDER, code=saved.code, version=2, reason="Geen Turks meer", author="Bezoeker"
        )
        newest, published, first = revisions(saved.code, actor=HOLDER)
        assert (newest.number, newest.author, newest.entered_by) == (3, "Bezoeker", "Houder")
        assert newest.reason == "Geen Turks meer"
        assert [one.field for one in newest.differences] == ["languages"]
        assert (published.status_before, published.status) == ("draft", "published")
        assert (first.number, first.differences, first.author) == (1, (), OPERATOR.name)

    def test_a_record_without_revisions_keeps_what_it_was(self):
        saved = make.published()
        Revision.objects.all().delete()
        changed = make.content(cost="unknown")
        saving.save_initiative(changed, actor=OPERATOR, code=saved.code, version=2)
        newest, found = revisions(saved.code, actor=OPERATOR)
        assert (found.number, found.author, found.action) == (2, "", "initiatives.found")
        assert [one.field for one in newest.differences] == ["cost"]

    def test_a_revert_is_a_new_revision_and_leaves_the_state(self):
        saved = make.published()
        saving.save_initiative(make.content(forms=()), actor=OPERATOR, code=saved.code, version=2)
        steps.pause(saved.code, actor=OPERATOR, version=3)
        back = saving.revert(saved.code, 1, actor=HOLDER, version=4, reason="Klopte wel")
        assert back.version == 5
        assert stored(saved.code).content == make.content()
        assert stored(saved.code).status == "paused"
        newest = revision(saved.code, 5, actor=HOLDER)
        assert (newest.action, newest.reason) == ("initiatives.revert", "Klopte wel")
        assert AuditEntry.objects.first().details["to"] == 1

    def test_nothing_is_overwritten_that_one_has_not_seen(self):
        saved = make.published()
        saving.save_initiative(make.content(forms=()), actor=OPERATOR, code=saved.code, version=2)
        with pytest.raises(BadInput, match="Someone else"):
            saving.revert(saved.code, 1, actor=OPERATOR, version=2)
        assert stored(saved.code).content.forms == ()

    def test_an_unknown_revision_is_not_found(self):
        saved = make.published()
        with pytest.raises(NotFound):
            saving.revert(saved.code, 9, actor=OPERATOR, version=2)
        with pytest.raises(NotFound):
            revision(saved.code, 9, actor=OPERATOR)
        with pytest.raises(NotFound):
            revisions("0000000000", actor=OPERATOR)


NEAR = [
    person("Houder", ("holder", "organisation:voorbeeldhuis")),
    person("Redacteur stad", ("editor", "municipality:GM0599")),
    person("Redacteur provincie", ("editor", "province:PV28")),
    person("Redacteur thema", ("editor", "theme:taal-leren")),
    person("Moderator", ("moderator", "")),
]
FAR = [
    VISITOR,
    person("Niemand"),
    person("Houder elders", ("holder", "organisation:anders")),
    person("Redacteur elders", ("editor", "municipality:GM0855"), ("editor", "province:PV30")),
    person("Redacteur ander thema", ("editor", "theme:huwelijksdwang")),
    person("Anders", ("coach", ""), ("assessor", ""), ("evaluator", ""), ("programme_officer", "")),
    person("Beheerder", ("administrator", "")),
]


@pytest.mark.usefixtures("words")
class TestWhoMay:
    def test_who_is_near_may(self):
        saved = make.published()
        version = 2
        for number, actor in enumerate(NEAR):
            changed = make.content(minimum_age=10 + number)
            version = saving.save_initiative(changed, actor=actor, code=saved.code, version=version).version
            version = steps.pause(saved.code, actor=actor, version=version)
            version = steps.publish_initiative(saved.code, actor=actor, version=version)
            assert revisions(saved.code, actor=actor)

    def test_who_is_far_may_not(self):
        saved = make.published()
        for actor in FAR:
            with pytest.raises(NotAllowed):
                saving.save_initiative(make.content(forms=()), actor=actor, code=saved.code, version=2)
            with pytest.raises(NotAllowed):
                saving.save_initiative(make.content(), actor=actor)
            with pytest.raises(NotAllowed):
                saving.revert(saved.code, 1, actor=actor, version=2)
            for step in (steps.pause, steps.end, steps.confirm, steps.publish_initiative):
                with pytest.raises(NotAllowed):
                    step(saved.code, actor=actor, version=2)
            with pytest.raises(NotAllowed):
                revisions(saved.code, actor=actor)
        assert stored(saved.code).version == 2

    def test_a_holder_may_not_give_it_away_or_make_one_for_another_or_remove_it(self):
        saved = make.published()
        elsewhere = make.content(organisation="anders")
        with pytest.raises(NotAllowed, match="reassign"):
            saving.save_initiative(elsewhere, actor=HOLDER, code=saved.code, version=2)
        with pytest.raises(NotAllowed):
            saving.save_initiative(elsewhere, actor=HOLDER)
        for actor in NEAR:
            with pytest.raises(NotAllowed):
                steps.remove(saved.code, actor=actor, version=2)
        assert stored(saved.code).content.organisation == "voorbeeldhuis"
