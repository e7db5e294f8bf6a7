"""Labels of further languages: files of their own, with who vouches; what is wrong with one changes nothing."""

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SKOS
from tests.factories.vocabulary import small_folder

from binnenuit.foundation.vocabulary import models, service
from binnenuit.foundation.vocabulary.queries.label_files import read_vouchers
from binnenuit.foundation.vocabulary.rules import Label, Voucher
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import DataFileError

pytestmark = pytest.mark.django_db

VOUCHERS = """[vouchers.makers]
nl = "De makers."
en = "The makers."
checked = true

[vouchers.project]
nl = "Voorgesteld."
en = "Proposed."
checked = false
"""
TURKISH = """language = "tr"
vouched = "project"

[labels.samenleven]
preferred = "Birlikte yaşama"
alternative = ["birlikte yaşamak"]
hidden = ["komşuluk"]

[labels.dialoog]
vouched = "makers"
preferred = "Diyalog"
"""


def folder_with(folder, files):
    small_folder(folder)
    (folder / "labels").mkdir(exist_ok=True)
    for name, text in {"vouchers.toml": VOUCHERS, "tr.toml": TURKISH, **files}.items():
        (folder / "labels" / name).write_text(text, encoding="utf-8")
    return folder


def test_labels_and_who_vouches_are_stored_and_found(tmp_path):
    service.load(actor=OPERATOR, folder=folder_with(tmp_path, {}))
    thesaurus = service.thesaurus()
    assert thesaurus.concept("samenleven").labels == (
        Label("nl", "preferred", "Samenleven", "makers"),
        Label("tr", "preferred", "Birlikte yaşama", "project"),
        Label("tr", "alternative", "birlikte yaşamak", "project"),
        Label("tr", "hidden", "komşuluk", "project"),
    )
    assert thesaurus.concept("dialoog").labels[-1] == Label("tr", "preferred", "Diyalog", "makers")
    assert [concept.id for concept in service.find("KOMSULUK")] == ["samenleven"]
    assert thesaurus.label("samenleven", "tr") == "Birlikte yaşama"
    assert thesaurus.voucher("project") == Voucher(
        "project", {"nl": "Voorgesteld.", "en": "Proposed."}, False
    )
    assert thesaurus.voucher("project").text("en") == "Proposed."
    assert thesaurus.voucher("project").text("tr") == "Voorgesteld."
    assert thesaurus.voucher("nobody") is None
    assert service.load(actor=OPERATOR, folder=tmp_path) is None


def test_another_voucher_and_other_words_of_a_voucher_are_changes(tmp_path):
    service.load(actor=OPERATOR, folder=folder_with(tmp_path, {}))
    text = TURKISH.replace('vouched = "makers"\n', "")
    event = service.load(actor=OPERATOR, folder=folder_with(tmp_path, {"tr.toml": text}))
    assert event.changed == ("dialoog",)
    text = VOUCHERS.replace("Proposed.", "Put forward.")
    event = service.load(actor=OPERATOR, folder=folder_with(tmp_path, {"vouchers.toml": text}))
    assert (event.version, event.changed) == (3, ("dialoog",))
    assert service.thesaurus().voucher("project").text("en") == "Put forward."
    assert str(models.Voucher.objects.get(id="project")) == "project"


def test_a_file_that_goes_takes_its_labels_along(tmp_path):
    service.load(actor=OPERATOR, folder=folder_with(tmp_path, {}))
    (tmp_path / "labels" / "tr.toml").unlink()
    event = service.load(actor=OPERATOR, folder=tmp_path)
    assert event.changed == ("dialoog", "samenleven")
    assert not models.Label.objects.filter(language="tr").exists()


def test_two_files_of_one_language_go_together(tmp_path):
    names = 'language = "tr"\nvouched = "makers"\n\n[labels.samenleven]\nhidden = ["mahalle"]\n'
    service.load(actor=OPERATOR, folder=folder_with(tmp_path, {"names-tr.toml": names}))
    labels = service.thesaurus().concept("samenleven").labels
    assert {label.text for label in labels if label.language == "tr"} >= {"mahalle", "Birlikte yaşama"}


def test_vouchers_are_nobody_where_there_are_no_labels_of_further_languages(tmp_path):
    assert read_vouchers(small_folder(tmp_path)) == ()


def test_skos_has_the_labels_with_their_language_and_says_who_vouches(tmp_path):
    service.load(actor=OPERATOR, folder=folder_with(tmp_path, {}))
    base = "https://example.org/begrippen"
    uri = URIRef(f"{base}/samenleven")
    graph = Graph().parse(data=service.rdf("samenleven", "turtle", base), format="turtle")
    assert (uri, SKOS.prefLabel, Literal("Birlikte yaşama", lang="tr")) in graph
    assert (uri, SKOS.hiddenLabel, Literal("komşuluk", lang="tr")) in graph
    assert set(graph.objects(uri, SKOS.editorialNote)) == {
        Literal("nl: De makers.", lang="nl"),
        Literal("nl: The makers.", lang="en"),
        Literal("tr: Voorgesteld.", lang="nl"),
        Literal("tr: Proposed.", lang="en"),
    }


# What is replaced in which file, by what, the line of the error, and a part of the reason.
BROKEN = {
    "syntax": ("tr.toml", '"Diyalog"', '"Diyalog', 11, "not valid TOML"),
    "no UTF-8": ("tr.toml", '"Diyalog"', '"\udcff"', 11, "not UTF-8"),
    "no language": ("tr.toml", 'language = "tr"\n', "", 1, "language must be a text"),
    "language in other files": ("tr.toml", '"tr"', '"nl"', 1, "stand with the concepts themselves"),
    "another language than the name": ("tr.toml", '"tr"', '"ar"', 1, "is named ar.toml"),
    "no voucher": ("tr.toml", 'vouched = "project"\n', "", 1, "vouched must be a text"),
    "unknown voucher": ("tr.toml", '"project"', '"somebody"', 2, "unknown voucher 'somebody'"),
    "unknown voucher of a concept": ("tr.toml", '"makers"', '"maker"', 10, "unknown voucher 'maker'"),
    "unknown key": ("tr.toml", 'language = "tr"', 'language = "tr"\ntitle = "x"', 2, "unknown key 'title'"),
    "unknown kind": ("tr.toml", "hidden =", "hiden =", 7, "unknown key 'hiden'"),
    "unknown concept": ("tr.toml", "labels.dialoog", "labels.dialog", 9, "no concept 'dialog'"),
    "concept twice": ("tr.toml", "labels.dialoog", "labels.samenleven", 9, "not valid TOML"),
    "labels without tables": (
        "tr.toml",
        "[labels.dialoog]",
        '[labels]\ndialoog = "Diyalog"\n[x]',
        9,
        "as a table",
    ),
    "no label at all": ("tr.toml", 'preferred = "Diyalog"', "", 9, "there is no label here"),
    "preferred is no text": ("tr.toml", '"Diyalog"', "1", 11, "preferred must be a text"),
    "hidden is no list": ("tr.toml", '["komşuluk"]', '"komşuluk"', 7, "hidden must be a list"),
    "no letter": ("tr.toml", '"komşuluk"', '"?!"', 4, "has no letter or digit"),
    "too long": ("tr.toml", '"komşuluk"', f'"{"x" * 101}"', 4, "longer than 100"),
    "same label twice": ("tr.toml", '"komşuluk"', '"birlikte yaşama"', 4, "SKOS S13"),
    "preferred of two concepts": (
        "tr.toml",
        '"Diyalog"',
        '"Birlikte yaşama"',
        9,
        "is that of 'samenleven' too",
    ),
    "word of two concepts": (
        "tr.toml",
        'vouched = "makers"\npreferred = "Diyalog"',
        'hidden = ["Komsuluk"]',
        9,
        "stands for 'samenleven' too",
    ),
    "no vouchers": ("vouchers.toml", VOUCHERS, "", 0, "[vouchers.makers] is missing"),
    "voucher without text": ("vouchers.toml", 'en = "Proposed."\n', "", 6, "en must be a text"),
    "voucher neither checked nor not": ("vouchers.toml", "checked = false", "", 6, "checked must be true"),
    "something else": (
        "vouchers.toml",
        "[vouchers.project]",
        "[voucher.project]",
        1,
        "unknown key 'voucher'",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_file_says_where_and_why_and_changes_nothing(tmp_path, case):
    service.load(actor=OPERATOR, folder=folder_with(tmp_path / "good", {}))
    before = list(models.Label.objects.values_list()), list(models.Voucher.objects.values_list())
    name, old, new, line, reason = BROKEN[case]
    good = {"tr.toml": TURKISH, "vouchers.toml": VOUCHERS}[name]
    assert old in good
    folder = folder_with(tmp_path / "broken", {})
    (folder / "labels" / name).write_bytes(good.replace(old, new, 1).encode(errors="surrogateescape"))
    with pytest.raises(DataFileError) as caught:
        service.load(actor=OPERATOR, folder=folder)
    assert reason in caught.value.reason
    assert (caught.value.path.name, caught.value.line) == (name, line)
    assert (list(models.Label.objects.values_list()), list(models.Voucher.objects.values_list())) == before


def test_labels_without_vouchers_are_refused(tmp_path):
    folder = folder_with(tmp_path, {})
    (folder / "labels" / "vouchers.toml").unlink()
    with pytest.raises(DataFileError, match=r"known in vouchers\.toml are: nobody"):
        service.load(actor=OPERATOR, folder=folder)
