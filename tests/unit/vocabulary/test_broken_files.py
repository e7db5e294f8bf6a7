"""Each thing that can be wrong with a file: the error says file, line and reason, the database stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.vocabulary import THREE_THEMES, small_folder

from binnenuit.foundation.audit import service as audit
from binnenuit.foundation.vocabulary import models, service
from binnenuit.foundation.vocabulary.queries.reading import read_concepts
from binnenuit.foundation.vocabulary.rules import problems
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import DataFileError

pytestmark = pytest.mark.django_db

# What is replaced in the sound file, by what, the line of the error, and a part of the reason.
BROKEN = {
    "syntax": ('preferred = "Dialoog"', 'preferred = "Dialoog', 36, "not valid TOML"),
    "no UTF-8": ('"Dialoog"', '"Dial\udcffog"', 36, "not UTF-8"),
    "unknown table": ("[[group]]", "[[groep]]", 0, "unknown part 'groep'"),
    "unknown scheme": ('"themes"', '"thema"', 2, "unknown scheme 'thema'"),
    "unknown key of a group": (
        'scheme = "themes"',
        'scheme = "themes"\ntitel = "x"',
        3,
        "unknown key 'titel'",
    ),
    "concept above the group": (
        '[[group]]\nscheme = "themes"\n',
        '\n\n[[concept]]\nid = "x"\n[[group]]\nscheme = "themes"',
        3,
        "a [[group]] that names the scheme",
    ),
    "no id": ('id = "dialoog"\n', "", 31, "id must be a text"),
    "id is no slug": ('id = "dialoog"', 'id = "Dia loog"', 32, "is not an id"),
    "duplicate id": ('id = "dialoog"', 'id = "samenleven"', 32, "stands in themes.toml:5 too"),
    "unknown key": (
        'broader = ["samenleven"]\nrelated',
        'brodaer = ["samenleven"]\nrelated',
        14,
        "unknown key 'brodaer'",
    ),
    "unknown kind of label": ("hidden = ", "hiden = ", 21, "unknown key 'hiden'"),
    "unknown kind of text": ("simple = ", "eenvoudig = ", 28, "unknown key 'eenvoudig'"),
    "unknown broader": (
        'broader = ["samenleven"]\nrelated',
        'broader = ["samenlevn"]\nrelated',
        14,
        "no such concept",
    ),
    "unknown related": (
        'related = ["dialoog"]',
        'related = ["dialog"]',
        15,
        "related 'dialog': there is no such concept",
    ),
    "circle": (
        'id = "samenleven"',
        'id = "samenleven"\nbroader = ["dialoog"]',
        34,
        "dialoog > samenleven > dialoog",
    ),
    "related to what is broader": ('related = ["dialoog"]', 'related = ["samenleven"]', 15, "SKOS S27"),
    "no Dutch label": (
        '[concept.labels.nl]\npreferred = "Dialoog"',
        '[concept.labels.en]\npreferred = "Dialogue"',
        31,
        "Dutch preferred label is missing",
    ),
    "no preferred among Dutch": (
        'preferred = "Dialoog"',
        'hidden = ["dialog"]',
        31,
        "Dutch preferred label is missing",
    ),
    "empty label": ('preferred = "Dialoog"', 'preferred = " "', 36, "preferred must be a text"),
    "hidden is no list": ('hidden = ["taalmatje"]', 'hidden = "taalmatje"', 21, "hidden must be a list"),
    "same label twice": ('hidden = ["taalmatje"]', 'hidden = ["taal leren"]', 18, "SKOS S13"),
    "no language tag": ("[concept.labels.en]", "[concept.labels.english_]", 23, "not a language tag"),
    "preferred label of another": (
        'preferred = "Dialoog"',
        'preferred = "Taal leren"',
        35,
        "is that of 'taal-leren' too",
    ),
    "labels are no tables": (
        '[concept.labels.nl]\npreferred = "Dialoog"',
        'labels = "Dialoog"',
        35,
        "labels must be tables",
    ),
    "language is no table": (
        '[concept.labels.nl]\npreferred = "Dialoog"',
        '[concept.labels]\nnl = "Dialoog"',
        35,
        "labels.nl must be a table",
    ),
    "sources are no list": (
        'sources = [{ url = "https://example.org/taal", about = "An example" }]',
        "sources = 1",
        16,
        "sources must be a list",
    ),
    "source without about": (', about = "An example"', "", 16, "a source is { url"),
    "source is no address": ("https://example.org/taal", "javascript:alert(1)", 16, "needs a web address"),
    "source is about nothing": ('"An example"', '""', 16, "needs a web address as url and what it is"),
    "deprecated is no boolean": (
        'id = "dialoog"',
        'id = "dialoog"\ndeprecated = "ja"',
        33,
        "deprecated must be true or false",
    ),
    "broader is deprecated": (
        'id = "samenleven"',
        'id = "samenleven"\ndeprecated = true',
        15,
        "is deprecated",
    ),
    "replaced but in use": (
        'id = "dialoog"',
        'id = "dialoog"\nreplaced_by = "samenleven"',
        33,
        "only a deprecated concept",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_says_where_and_why_and_changes_nothing(tmp_path, case):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path / "good"))
    before = list(models.Label.objects.values_list())
    old, new, line, reason = BROKEN[case]
    assert old in THREE_THEMES
    at = THREE_THEMES.rindex(old)
    text = THREE_THEMES[:at] + new + THREE_THEMES[at + len(old) :]
    folder = small_folder(tmp_path / "broken")
    (folder / "themes.toml").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(DataFileError) as caught:
        service.load(actor=OPERATOR, folder=folder)
    assert caught.value.path == folder / "themes.toml"
    assert reason in caught.value.reason
    assert caught.value.line == line
    assert list(models.Label.objects.values_list()) == before
    assert audit.actions_on("vocabulary:2") == []


def test_an_id_in_two_files_names_both(tmp_path):
    folder = small_folder(tmp_path)
    (folder / "zzz.toml").write_text(THREE_THEMES, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"zzz\.toml:6: the id 'samenleven' stands in themes\.toml:5 too"):
        service.load(actor=OPERATOR, folder=folder)
    assert not models.Concept.objects.exists()


PIECES = st.sampled_from(
    [
        "[",
        "]",
        '"',
        "=",
        "\n",
        "{}",
        "[]",
        "1",
        "true",
        "[[concept]]",
        "[concept.labels.nl]",
        "é",
        "\x00",
        "#",
        ",",
    ]
)


@given(
    at=st.integers(0, len(THREE_THEMES)),
    removed=st.integers(0, 40),
    added=st.lists(PIECES, max_size=3).map("".join),
)
def test_whatever_is_wrong_with_a_file_is_a_clear_error(tmp_path_factory, at, removed, added):
    folder = tmp_path_factory.mktemp("fuzz")
    text = THREE_THEMES[:at] + added + THREE_THEMES[at + removed :]
    (folder / "themes.toml").write_text(text, encoding="utf-8")
    found = None
    try:
        concepts = read_concepts(folder)
    except DataFileError as error:
        found = error
    if found:
        assert found.reason
        assert 0 <= found.line <= len(text.splitlines()) + 1
    else:
        assert list(problems(concepts)) == []
