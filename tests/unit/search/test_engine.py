import json
import threading
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import search as make
from tests.unit.search.conftest import build

from binnenuit.kernel.errors import BadInput, OperatingError
from binnenuit.search import engine
from binnenuit.search.errors import IndexMissing
from binnenuit.search.facet_kinds import facet_names
from binnenuit.search.index import generations, reader
from binnenuit.search.types import Near, Point, SearchRequest, Texts

# No test here asks for a database, so pytest-django refuses every query: that is the proof that there is none.


@pytest.fixture
def corpus(built):
    return built(
        make.document(
            1,
            "Taalmaatjes in de wijk",
            "Samen Nederlands leren met vrijwilligers.",
            "Elke week een uur bij je thuis of in het buurthuis.",
            facets={"form": ("taalmaatje",), "language": ("tr",), "municipality": ("GM0599",)},
            concepts=("taalmaatje", "eenzaamheid"),
            points=(make.ROTTERDAM,),
        ),
        make.document(
            2,
            "Praat mee",
            "Gesprekken over trouwen tegen je wil.",
            facets={"theme": ("schadelijke-praktijken",)},
            concepts=("huwelijksdwang",),
            names=("Stichting Kezban", "Utrecht"),
            points=(make.UTRECHT, make.GRONINGEN),
        ),
        make.document(
            3,
            texts={
                "nl": Texts("Koken met buren", "Eten uit alle landen."),
                "en": Texts("Cooking with neighbours", "Meals"),
            },
            body="",
            points=(make.GRONINGEN,),
        ),
        make.document(4, kind="organisation", code="movisie", title="Movisie"),
    )


def found(text, **how):
    return [hit.code for hit in engine.search(SearchRequest(text, **how)).hits]


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("taalmaatje", "c1"),
        ("TAALMAATJES", "c1"),
        ("maatje", "c1"),
        ("taal maatje", "c1"),
        ("nederlands vrijwilliger", "c1"),
        ("language buddy", "c1"),
        ("language buddies", "c1"),
        ("buurthuizen", "c1"),
        ("uithuwelijken", "c2"),
        ("forced marriage", "c2"),
        ("zorla evlendirme", "c2"),
        ("schadelijke praktijken", "c2"),
        ("gesprek", "c2"),
        ("kezban", "c2"),
        ("utrecht gesprek", "c2"),
        ("neighbour", "c3"),
        ("landen", "c3"),
        ('"samen nederlands leren"', "c1"),
    ],
)
def test_finds(text, code):
    page = engine.search(SearchRequest(text))
    assert [hit.code for hit in page.hits] == [code]
    assert page.matching == "all"


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("text", "code", "matching"),
    [
        ("vrijwil", "c1", "prefix"),
        ("vrijwiligers", "c1", "typos"),
        ("geprekken", "c2", "typos"),
        ("vrijwilligers onzinwoord", "c1", "most"),
        ("koken onzin flauwekul poppenkast", "c3", "some"),
    ],
)
def test_finds_more_widely_when_nothing_has_all_words(text, code, matching):
    page = engine.search(SearchRequest(text))
    assert [hit.code for hit in page.hits] == [code]
    assert page.matching == matching


@pytest.mark.usefixtures("corpus")
def test_says_what_a_typing_error_was_taken_for():
    assert engine.search(SearchRequest("vrijwiligers")).corrections == (("vrijwiligers", "vrijwilligers"),)


@pytest.mark.usefixtures("corpus")
def test_filters_do_not_change_how_the_text_is_taken():
    page = engine.search(SearchRequest("gesprek", filters=(("municipality", ("GM0599",)),)))
    assert (page.total, page.matching) == (0, "all")


@pytest.mark.usefixtures("corpus")
def test_a_phrase_does_not_run_from_the_title_into_the_summary():
    assert found('"wijk samen"') == []


@pytest.mark.usefixtures("corpus")
def test_exclusion():
    assert sorted(found("-koken")) == ["c1", "c2"]
    assert found("samen -vrijwilliger") == []


@pytest.mark.usefixtures("corpus")
def test_a_deep_concept_can_be_filtered_on_and_counted():
    for facet in ("theme", "concept"):
        page = engine.search(SearchRequest(filters=((facet, ("huwelijksdwang",)),)))
        assert [hit.code for hit in page.hits] == ["c2"]
    counts = {
        each.value: each.count
        for each in engine.search(SearchRequest(filters=(("theme", ("huwelijksdwang",)),))).facets["theme"]
    }
    assert counts == {
        "huwelijksdwang": 1,
        "gedwongen-relaties": 1,
        "schadelijke-praktijken": 1,
        "sociaal-contact": 1,
        "eenzaamheid": 1,
    }


@pytest.mark.usefixtures("corpus")
def test_a_language_is_filtered_on_by_tag_or_concept():
    assert (
        found("", filters=(("language", ("tr",)),))
        == found("", filters=(("language", ("taal-turks",)),))
        == ["c1"]
    )


@pytest.mark.usefixtures("corpus")
def test_kinds():
    assert found("", kinds=("organisation",)) == ["movisie"]
    assert len(found("", kinds=("initiative", "organisation"))) == 4
    assert found("", kinds=()) == []


@pytest.mark.usefixtures("corpus")
def test_a_record_with_several_places_is_as_near_as_its_nearest():
    page = engine.search(SearchRequest(near=Near(make.GRONINGEN), sort="distance"))
    assert [hit.code for hit in page.hits] == ["c2", "c3", "c1"]
    assert page.hits[0].distance_km == pytest.approx(0, abs=0.01)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("value", ["\ud800", "\x00", "x" * 10_000, "' OR 1=1", ""])
def test_odd_filter_values_find_nothing(value):
    for facet in (*facet_names(), "concept"):
        assert engine.search(SearchRequest(filters=((facet, (value,)),))).total == 0
    assert engine.search(SearchRequest(kinds=(value,))).total == 0
    assert engine.titles("initiative", [value], "nl") == {}


@pytest.mark.usefixtures("corpus")
def test_an_unknown_facet_is_bad_input():
    with pytest.raises(BadInput):
        engine.search(SearchRequest(filters=(("colour", ("red",)),)))


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "near", [Near(Point(float("nan"), 5), 5), Near(Point(52, 5), float("nan")), Near(Point(52, 5), -1)]
)
def test_no_place_on_earth_is_bad_input(near):
    with pytest.raises(BadInput):
        engine.search(SearchRequest(near=near))


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("number", [2, 10**9, 10**30])
def test_a_page_beyond_the_end_is_empty_and_knows_the_total(number):
    for sort in ("relevance", "distance", "confirmed"):
        page = engine.search(SearchRequest(page=number, sort=sort, near=Near(make.UTRECHT)))
        assert (page.hits, page.total, page.pages) == ((), 3, 1)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(("number", "size"), [(0, 20), (-5, 20), (1, 0), (1, -3), (1, 10**9)])
def test_odd_pages_and_sizes_are_brought_within_bounds(number, size):
    assert engine.search(SearchRequest(page=number, size=size)).hits


def test_deep_paging_ends(built, tune):
    tune(pages_end=12)
    built(*(make.document(pk, points=(make.UTRECHT,)) for pk in range(1, 31)))
    for sort in ("relevance", "distance"):
        request = SearchRequest(size=5, page=3, sort=sort, near=Near(make.UTRECHT))
        page = engine.search(request)
        assert (page.total, page.pages, len(page.hits)) == (30, 3, 2)


@pytest.mark.usefixtures("corpus")
def test_titles_by_code_in_the_language_asked_for_or_dutch():
    assert engine.titles("initiative", ["c3", "c1", "nobody"], "en") == {
        "c3": "Cooking with neighbours",
        "c1": "Taalmaatjes in de wijk",
    }
    assert engine.titles("organisation", ["movisie"], "tr") == {"movisie": "Movisie"}
    assert engine.titles("organisation", [], "nl") == {}


@pytest.mark.usefixtures("corpus")
def test_a_hit_is_shown_in_the_language_asked_for():
    hit = engine.search(SearchRequest("neighbours", language="en")).hits[0]
    assert hit.language == "en"
    assert "".join(part.text for part in hit.title) == "Cooking with neighbours"
    assert [part.text for part in hit.title if part.hit] == ["neighbours"]


def test_the_card_comes_back_as_it_was_given(built):
    card = {"slug": "a", "themes": ["x"], "when": {"rrule": None}, "example": True, "cents": 250}
    built(make.document(1, card=card))
    assert engine.search(SearchRequest()).hits[0].card == json.loads(json.dumps(card))


def test_boost_moves_ended_records_down(built):
    built(make.document(1, "Koken", boost=0.2), make.document(2, "Koken", boost=1.0))
    assert found("koken") == ["c2", "c1"]
    assert found("") == ["c2", "c1"]


def test_a_title_counts_for_more_than_a_text(built):
    built(make.document(1, "Wandelen", "Met koken."), make.document(2, "Koken", "Met wandelen."))
    assert found("koken") == ["c2", "c1"]


def test_without_an_index_the_error_says_what_to_do(root):
    with pytest.raises(IndexMissing, match="binnenuit reindex") as missing:
        engine.search(SearchRequest())
    assert isinstance(missing.value, OperatingError)
    assert not root.exists()


def test_an_index_of_another_version_is_not_read(built, root):
    built(make.document(1))
    (root / generations.POINTER).write_text("0-former")
    with pytest.raises(IndexMissing, match="another version"):
        engine.search(SearchRequest())


def test_a_damaged_index_is_said_to_be_so(built):
    generation = built(make.document(1))
    (generation.folder / "meta.json").write_text("{")
    with pytest.raises(IndexMissing, match="can't be read"):
        engine.search(SearchRequest())


@pytest.mark.usefixtures("corpus")
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200) | st.text(alphabet='"-“” ~*?:()[]{}^+!\\/&|\x00\ud800🙂ab', max_size=60))
def test_no_text_is_an_error(text):
    page = engine.search(SearchRequest(text))
    assert page.total >= len(page.hits)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "ab " * 5_000,
        '"' * 10_000,
        "-" * 10_000,
        " ".join(f"woord{n}" for n in range(2_000)),
        "\u0301" * 9_999,
        "de het een",
        "- -",
        '"a b',
    ],
    ids=len,
)
def test_long_and_odd_texts_are_answered(text):
    assert engine.search(SearchRequest(text)).total >= 0


def test_readers_go_on_while_the_index_is_swapped(root):
    """Four threads search without a pause while builds of 1 to 12 records follow each other."""
    build(root, [make.document(1)])
    stop, failures, totals = threading.Event(), [], set()

    def read():
        while not stop.is_set():
            try:
                page = engine.search(SearchRequest("initiatief"))
                totals.add(page.total)
                assert (
                    page.total == len(page.hits) == int(page.hits[0].card["number"])
                    if page.hits[0].card
                    else 1
                )
            except Exception as error:  # noqa: BLE001 -- whatever it is, it must not happen
                failures.append(error)

    threads = [threading.Thread(target=read) for _number in range(4)]
    for thread in threads:
        thread.start()
    for number in range(2, 13):
        kept = build(root, [make.document(pk, card={"number": number}) for pk in range(1, number + 1)])
        generations.remove_others(root, keep=kept.name)
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert engine.search(SearchRequest("initiatief")).total == 12
    assert len(totals) > 1


def test_many_threads_get_the_same_answers(built):
    built(
        *(make.document(pk, "Koken" if pk % 2 else "Wandelen", points=(make.UTRECHT,)) for pk in range(1, 41))
    )
    wanted = {text: found(text, size=50) for text in ("koken", "wandelen", "kok", "wandlen")}
    wrong = []

    def ask(text):
        for _time in range(20):
            answer = found(text, size=50, near=Near(make.UTRECHT, 5))
            wrong.extend([text] * (answer != wanted[text]))

    threads = [threading.Thread(target=ask, args=(text,)) for text in wanted for _copy in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_unchanged_index_is_opened_once(built, root):
    built(make.document(1, confirmed=date(2026, 2, 1)))
    engine.search(SearchRequest())
    first = reader.snapshot(root)
    engine.search(SearchRequest())
    assert reader.snapshot(root) is first
