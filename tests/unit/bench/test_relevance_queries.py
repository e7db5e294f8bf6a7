from collections import Counter

import pytest

from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.places.service import municipality, province
from binnenuit.foundation.vocabulary.service import thesaurus
from binnenuit.kernel.errors import DataFileError
from relevance.queries import KINDS, read_queries

pytestmark = [pytest.mark.usefixtures("real_site"), pytest.mark.same_on_any_database]

GOOD_QUERY = (
    '[[query]]\ntext = "uithuwelijken"\nlanguage = "nl"\nkind = "everyday"\nbest = ["huwelijksdwang"]\n'
)


@pytest.fixture
def queries():
    return read_queries()


def test_there_are_enough_of_every_language_and_kind(queries):
    languages = Counter(query.language for query in queries.judged)
    assert len(queries.judged) >= 200
    assert {tag: number for tag, number in languages.items() if number < 8} == {"ti": 2, "kmr": 3, "ro": 4}
    assert {"nl", "en", "tr", "ar", "so", "fr", "uk", "fa", "es", "pl"} <= set(languages)
    kinds = Counter(query.kind for query in queries.judged)
    assert [kind for kind in KINDS if kinds[kind] < 5] == []
    assert len(queries.named) >= 20
    assert len(queries.suggested) >= 10


def test_what_should_be_understood_exists(queries):
    codes = {code for query in queries.judged for code in query.understood}
    assert [
        code
        for code in sorted(codes)
        if not (thesaurus().concept(code) or municipality(code) or province(code))
    ] == []


def test_every_record_that_is_named_exists(queries):
    known = {view.code for view in organisations.organisation_views(*organisations.organisation_bounds())}
    wanted = {query.code for query in queries.named if query.record_kind == "organisation"}
    wanted |= {query.code for query in queries.suggested if query.suggestion_kind == "organisation"}
    assert wanted - known == set()
    concepts = [query.code for query in queries.suggested if query.suggestion_kind == "concept"]
    assert [code for code in concepts if not thesaurus().concept(code)] == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("huwelijksdwang", "huwelijksdwng"), "'huwelijksdwng' is no concept"),
        (("everyday", "daily"), "unknown kind 'daily'"),
        (("best", "perfect"), "unknown key 'perfect'"),
        (('best = ["huwelijksdwang"]', 'fair = ["huwelijksdwang"]'), "say what the best or good answers are"),
        (('kind = "everyday"', 'kind = "everyday"\nplace = ["GM9999"]'), "'GM9999' is no municipality"),
        (('kind = "everyday"', 'kind = "everyday"\nnear = "Nergenshuizen"'), "no place is called"),
        (('["huwelijksdwang"]', '["huwelijksdwang + colour=red"]'), "names no facet"),
        (("[[query]]", "[[named]]"), "unknown key"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, change, reason):
    (tmp_path / "some.toml").write_text(GOOD_QUERY.replace(*change), encoding="utf-8")
    with pytest.raises(DataFileError, match=reason) as error:
        read_queries(tmp_path)
    assert "some.toml:" in str(error.value)


def test_a_text_is_judged_once(tmp_path):
    (tmp_path / "some.toml").write_text(GOOD_QUERY * 2, encoding="utf-8")
    with pytest.raises(DataFileError, match="judged twice"):
        read_queries(tmp_path)
    (tmp_path / "some.toml").write_text(GOOD_QUERY + GOOD_QUERY + 'near = "Ede"\n', encoding="utf-8")
    assert [query.near for query in read_queries(tmp_path).judged] == ["", "Ede"]


def test_a_postcode_is_a_place(tmp_path):
    (tmp_path / "some.toml").write_text(GOOD_QUERY + 'place = ["3014", "GM0228"]\n', encoding="utf-8")
    (query,) = read_queries(tmp_path).judged
    rotterdam, ede = query.spots
    assert (round(rotterdam.latitude, 1), rotterdam.municipality) == (51.9, "")
    assert ede.municipality == "GM0228"
