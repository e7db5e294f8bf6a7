"""What search is handed: complete for finding, language-free on the card, in order, in bounded pieces."""

import json
from datetime import timedelta

import pytest
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.actions import saving, steps
from binnenuit.domain.initiatives.documents import InitiativeSource
from binnenuit.domain.initiatives.models import Initiative
from binnenuit.domain.initiatives.queries import initiatives
from binnenuit.domain.initiatives.queries import initiatives as queries
from binnenuit.domain.initiatives.service import examples
from binnenuit.domain.initiatives.service.records import Area, Location, Schedule, Text
from binnenuit.foundation.places import service as places
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.types import Point

pytestmark = pytest.mark.usefixtures("words")


def documents(first=None, last=None):
    source = InitiativeSource()
    low, high = source.bounds()
    return list(source.documents(low if first is None else first, high if last is None else last))


def test_everything_by_which_one_searches_is_there():
    make.published(
        themes=("kindhuwelijk",),
        texts={
            "nl": Text("Titel", "Kort", "Lang", "Meedoen", "Kosten"),
            "tr": Text("Başlık"),
        },
        areas=(Area("municipality", make.TILBURG), Area("province", "PV21")),
        cost="amount",
        cost_cents=250,
        online=True,
        programme="meerjarenplan-zelfbeschikking",
    )
    (found,) = documents()
    assert found.texts["nl"].body == "Lang\nMeedoen\nKosten"
    assert set(found.texts) == {"nl", "tr"}
    assert dict(found.facets) == {
        "theme": ("huwelijksdwang", "schadelijke-praktijken"),
        "target_group": found.facets["target_group"],
        "form": found.facets["form"],
        "language": ("nl", "tr"),
        "province": ("PV28", "PV30", "PV21"),
        "municipality": ("GM0599", "GM0855"),
        "day": ("tu",),
        "online": ("yes",),
        "cost": ("paid",),
        "programme": ("meerjarenplan-zelfbeschikking",),
        "organisation": ("voorbeeldhuis",),
        "status": ("published",),
    }
    assert "nieuwkomers" in found.facets["target_group"]
    assert "taalcafe" in found.facets["form"]
    assert set(found.facets) <= set(facet_names())
    assert {"kindhuwelijk", "nieuwkomers", "taalcafe", "taal-turks"} <= set(found.concepts)
    assert {"Het Voorbeeldhuis", "Rotterdam", "Tilburg", "Wijkgebouw"} <= set(found.names)
    tilburg = places.municipality(make.TILBURG)
    assert found.points == (Point(51.92, 4.46), Point(tilburg.latitude, tilburg.longitude))
    assert found.confirmed == clock.today()


def test_the_card_is_json_and_without_words_of_a_language():
    make.published()
    (found,) = documents()
    assert json.loads(json.dumps(found.card)) == found.card
    assert found.card["when"] == {
        "rrule": "FREQ=WEEKLY;BYDAY=TU",
        "starts": "2026-01-06T10:00:00",
        "minutes": 120,
    }
    assert found.card["place"] == "Rotterdam"


def test_many_places_are_counted_on_the_card():
    codes = ("GM0599", "GM0855", "GM0363", "GM0344")
    make.published(locations=tuple(Location(code) for code in codes))
    assert documents()[0].card["place"] == "Rotterdam, Tilburg +2"


def test_a_location_without_a_point_is_at_its_municipality():
    make.published(locations=(Location(make.TILBURG),))
    tilburg = places.municipality(make.TILBURG)
    assert documents()[0].points == (Point(tilburg.latitude, tilburg.longitude),)


def test_online_only_and_nationwide_have_no_place():
    make.published(locations=(), areas=(Area("country", "NL"),), online=True, schedules=())
    (found,) = documents()
    assert found.points == ()
    assert "municipality" not in found.facets
    assert (found.card["place"], found.card["when"]) == ("", None)


def test_drafts_and_removed_ones_are_not_there_and_ended_ones_sink():
    make.draft()
    ended = make.published()
    steps.end(ended.code, actor=OPERATOR, version=2)
    gone = make.published()
    steps.remove(gone.code, actor=OPERATOR, version=2)
    fresh = make.published()
    Initiative.objects.filter(pk=ended.pk).update(last_confirmed=clock.today() - timedelta(days=900))
    made = documents()
    assert [document.pk for document in made] == [ended.pk, fresh.pk]
    assert made[0].boost < made[1].boost == 1.0


def test_what_is_past_its_period_counts_as_ended():
    make.published(period_until=clock.today() - timedelta(days=1))
    (found,) = documents()
    assert found.facets["status"] == ("ended",)
    assert found.card["status"] == "ended"


def test_a_range_is_given_whole_in_order_in_a_few_queries_a_chunk(monkeypatch, django_assert_num_queries):
    examples.generate_examples(25, actor=OPERATOR)
    monkeypatch.setattr(queries, "_CHUNK", 10)
    source = InitiativeSource()
    first, last = source.bounds()
    with django_assert_num_queries(15):
        made = [document.pk for document in source.documents(first, last)]
    assert made == sorted(Initiative.objects.values_list("pk", flat=True))
    some = [document.pk for document in source.documents(first + 3, first + 14)]
    assert some == list(range(first + 3, first + 15))


@pytest.mark.parametrize("size", [1, 7, 25])
def test_a_range_costs_five_queries_whatever_its_size(size, django_assert_num_queries):
    examples.generate_examples(25, actor=OPERATOR)
    first, _last = InitiativeSource().bounds()
    with django_assert_num_queries(5):
        made = list(InitiativeSource().documents(first, first + size - 1))
    assert len(made) == size


def titled(title, municipality):
    """Return what tells one initiative of the tests below from the others, in every table."""
    return {
        "texts": {"nl": Text(title), "en": Text(f"{title} in English")},
        "locations": (Location(municipality, name=f"Huis van {title}"),),
        "areas": (Area("province", "PV21"), Area("municipality", municipality)),
        "schedules": (Schedule(make.TUESDAY_AT_TEN, note=title), Schedule(make.TUESDAY_AT_TEN, "FREQ=DAILY")),
    }


def assert_has_its_own_parts(initiative, title, municipality):
    expected = titled(title, municipality)
    assert initiative.texts == expected["texts"]
    assert [place.name for place in initiative.locations] == [f"Huis van {title}"]
    assert initiative.areas == expected["areas"]
    assert initiative.schedules == expected["schedules"]


def test_each_has_its_own_parts_in_the_order_of_saving_also_when_saved_again_later():
    early = make.published(**titled("Eerder", make.TILBURG))
    make.published(**titled("Later", make.ROTTERDAM))
    again = make.content(**titled("Opnieuw", make.TILBURG))
    saving.save_initiative(again, actor=OPERATOR, code=early.code, version=early.version)
    first, second = initiatives.public_initiatives(*initiatives.bounds())
    assert_has_its_own_parts(first, "Opnieuw", make.TILBURG)
    assert_has_its_own_parts(second, "Later", make.ROTTERDAM)


def test_many_drafts_between_are_neither_given_nor_read(django_assert_num_queries):
    make.published(**titled("Begin", make.TILBURG))
    for number in range(5):
        make.draft(**titled(f"Concept {number}", make.ROTTERDAM))
    make.published(**titled("Eind", make.ROTTERDAM))
    bounds = initiatives.bounds()
    with django_assert_num_queries(5) as asked:
        first, last = initiatives.public_initiatives(*bounds)
    assert_has_its_own_parts(first, "Begin", make.TILBURG)
    assert_has_its_own_parts(last, "Eind", make.ROTTERDAM)
    keys = f"IN ({first.pk}, {last.pk})"
    assert all(keys in query["sql"] for query in asked.captured_queries[1:])


def test_without_initiatives_there_are_no_bounds():
    assert InitiativeSource().bounds() == (0, -1)
    assert documents() == []
