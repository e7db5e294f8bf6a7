import pytest
from tests.factories import search as make

from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.kernel.authority import OPERATOR
from binnenuit.search import engine

pytestmark = pytest.mark.django_db


@pytest.fixture
def words():
    """Return search the real thesaurus."""
    vocabulary.load(actor=OPERATOR)
    vocabulary.refresh()


@pytest.fixture
def corpus(built):
    return built(
        make.document(1, "Taalmaatjes in Tilburg", card={"place": "Tilburg"}),
        make.document(2, "Samen wandelen", "Over Tilburg"),
        make.document(3, "Taalcafé", boost=0.2),
        make.document(4, kind="organisation", code="talent", title="Talent voor taal"),
    )


def lines(text, limit=8):
    return [(each.kind, each.code) for each in engine.suggest(text, "nl", limit)]


@pytest.mark.usefixtures("corpus", "words")
def test_every_kind_of_line():
    assert {("initiative", "c1"), ("place", "GM0855")} <= set(lines("tilb"))
    assert {("initiative", "c1"), ("initiative", "c3"), ("organisation", "talent")} <= set(lines("ta"))
    assert any(kind == "concept" for kind, _code in lines("huwelijksdw"))


@pytest.mark.usefixtures("corpus")
def test_titles_only_and_the_last_word_as_a_beginning():
    assert [code for kind, code in lines("samen wan") if kind == "initiative"] == ["c2"]
    assert [code for kind, code in lines("over til") if kind == "initiative"] == []


@pytest.mark.usefixtures("corpus")
def test_one_typing_error_when_nothing_fits():
    assert [code for kind, code in lines("wandlen") if kind == "initiative"] == ["c2"]


@pytest.mark.usefixtures("corpus")
def test_no_typing_errors_are_guessed_when_something_fits():
    assert [code for kind, code in lines("taalm") if kind in {"initiative", "organisation"}] == ["c1"]


@pytest.mark.usefixtures("corpus")
def test_a_line_says_where():
    line = next(each for each in engine.suggest("taalm", "nl") if each.kind == "initiative")
    assert (line.label, line.detail) == ("Taalmaatjes in Tilburg", "Tilburg")


@pytest.mark.usefixtures("corpus", "words")
@pytest.mark.parametrize("limit", [0, 1, 3, 8])
def test_never_more_lines_than_asked_for(limit):
    assert len(engine.suggest("ta", "nl", limit)) <= limit


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "text", ["", " ", "x", "🙂", "\x00", "\ud800ab", '"' * 500, "a b c d e f g h i j k l m n", "x" * 10_000]
)
def test_any_text_is_answered(text):
    assert isinstance(engine.suggest(text, "nl"), list)


@pytest.mark.usefixtures("root")
def test_without_an_index_there_are_still_places():
    assert ("place", "GM0855") in lines("tilburg")


def test_first_letters_are_kept_until_the_index_changes(built):
    def titles():
        return [code for kind, code in lines("ta") if kind == "initiative"]

    built(make.document(1, "Taalcafé"))
    assert titles() == titles() == ["c1"]
    built(make.document(2, "Taalles"))
    assert titles() == ["c2"]
