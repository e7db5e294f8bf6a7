from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories.vocabulary import THREE_THEMES, load_vocabulary, small_folder

from binnenuit.foundation.audit import service as audit
from binnenuit.foundation.vocabulary import models, service
from binnenuit.foundation.vocabulary.actions import DATA
from binnenuit.foundation.vocabulary.events import VocabularyLoaded
from binnenuit.foundation.vocabulary.queries.reading import read_concepts
from binnenuit.kernel import events
from binnenuit.kernel.authority import OPERATOR, SYSTEM, VISITOR
from binnenuit.kernel.errors import DataFileError, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(monkeypatch):
    heard = []
    monkeypatch.setitem(events._listeners, VocabularyLoaded, [heard.append])
    return heard


def stored():
    tables = (models.Concept, models.Label, models.Definition, models.Relation, models.VocabularyVersion)
    return [sorted(table.objects.values_list()) for table in tables]


def test_the_real_thesaurus_loads_and_loads_again_without_a_trace(published):
    thesaurus = load_vocabulary()
    assert thesaurus.label("huwelijksdwang", "en") == "Forced marriage"
    before = stored()
    assert service.load(actor=OPERATOR) is None
    assert stored() == before
    assert audit.actions_on("vocabulary:1") == ["vocabulary.load"]
    assert audit.actions_on("vocabulary:2") == []
    assert len(published) == 1


def test_the_database_gives_back_what_the_files_say():
    assert sorted(load_vocabulary().concepts, key=lambda concept: concept.id) == list(read_concepts(DATA))


def test_a_concept_can_be_named_in_any_language(tmp_path):
    text = THREE_THEMES + (
        '\n[concept.labels.tr]\npreferred = "Diyalog"\nhidden = ["karşılıklı konuşma"]\n'
        '\n[concept.labels.ar]\npreferred = "الحوار"\n\n[concept.texts.tr]\nsimple = "Birlikte konuşmak."\n'
        '\n[concept.labels.zh-Hant]\npreferred = "對話"\n'
    )
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, text))
    assert service.thesaurus().label("dialoog", "tr") == "Diyalog"
    assert service.thesaurus().definition("dialoog", "tr", "simple") == "Birlikte konuşmak."
    for typed in ("KARSILIKLI konusma", "الحِوار", "對話"):
        assert [concept.id for concept in service.find(typed)] == ["dialoog"]
    assert service.suggest("diyal", "tr")[0].label == "Diyalog"
    assert service.suggest("الح", "nl")[0].label == "Dialoog"


def test_what_is_read_back_is_every_part_of_a_concept(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    concept = service.thesaurus().concept("taal-leren")
    assert concept == service.Concept(
        id="taal-leren",
        scheme="themes",
        broader=("samenleven",),
        related=("dialoog",),
        labels=(
            service.Label("nl", "preferred", "Taal leren"),
            service.Label("nl", "alternative", "Nederlands leren"),
            service.Label("nl", "hidden", "taalmatje"),
            service.Label("en", "preferred", "Learning the language"),
        ),
        definitions=(
            service.Definition("nl", "definition", "Nederlands leren."),
            service.Definition("nl", "simple", "Je leert Nederlands."),
        ),
        sources=(service.Source("https://example.org/taal", "An example"),),
    )
    assert service.thesaurus().concept("dialoog").related == ("taal-leren",)


def test_the_event_and_the_audit_trail_say_what_changed(tmp_path, published):
    folder = small_folder(tmp_path)
    service.load(actor=OPERATOR, folder=folder)
    changed = THREE_THEMES.replace('"Dialoog"', '"In gesprek"') + (
        '\n[[concept]]\nid = "sport"\n[concept.labels.nl]\npreferred = "Sport"\n'
    )
    event = service.load(actor=OPERATOR, folder=small_folder(tmp_path, changed))
    assert event == VocabularyLoaded(version=2, added=("sport",), changed=("dialoog",), deprecated=())
    assert published[-1] is event
    entry = audit.latest("vocabulary.load")
    assert (entry.actor, entry.subject) == (OPERATOR.name, "vocabulary:2")
    assert entry.details == {"version": 2, "added": ["sport"], "changed": ["dialoog"], "deprecated": []}


def test_an_error_of_a_listener_undoes_the_load(tmp_path, monkeypatch):
    def fail(_event):
        raise RuntimeError

    monkeypatch.setitem(events._listeners, VocabularyLoaded, [fail])
    with pytest.raises(RuntimeError):
        service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    assert not models.Concept.objects.exists()
    assert audit.latest("vocabulary.load") is None


def test_a_concept_that_leaves_the_files_becomes_deprecated(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    gone = THREE_THEMES[: THREE_THEMES.rindex("[[concept]]")].replace('related = ["dialoog"]\n', "")
    event = service.load(actor=OPERATOR, folder=small_folder(tmp_path, gone))
    assert event.deprecated == ("dialoog",)
    thesaurus = service.thesaurus()
    assert thesaurus.concept("dialoog").deprecated
    assert thesaurus.label("dialoog", "nl") == "Dialoog"
    assert thesaurus.concept("dialoog").related == ()
    assert thesaurus.facet_values_of("dialoog") == ("samenleven",)
    assert service.find("dialoog") == ()
    assert service.load(actor=OPERATOR, folder=tmp_path) is None


def test_a_concept_that_comes_back_is_in_use_again(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    gone = THREE_THEMES[: THREE_THEMES.rindex("[[concept]]")].replace('related = ["dialoog"]\n', "")
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, gone))
    event = service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    assert event.changed == ("dialoog", "taal-leren")
    assert not service.thesaurus().concept("dialoog").deprecated


def test_a_concept_can_be_replaced_by_another(tmp_path):
    text = THREE_THEMES.replace('related = ["dialoog"]\n', "").replace(
        'id = "dialoog"\n', 'id = "dialoog"\ndeprecated = true\nreplaced_by = "taal-leren"\n'
    )
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, text))
    assert service.thesaurus().concept("dialoog").replaced_by == "taal-leren"
    assert service.thesaurus().facet_values_of("dialoog") == ("taal-leren", "samenleven")


def test_a_code_can_pass_from_one_language_to_another(tmp_path):
    text = '[[group]]\nscheme = "languages"\n' + "".join(
        f'[[concept]]\nid = "taal-{name}"\nnotation = "{tag}"\n[concept.labels.nl]\npreferred = "{name}"\n'
        for name, tag in (("een", "aa"), ("twee", "bb"))
    )
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, text))
    swapped = text.replace('"aa"', '"x"').replace('"bb"', '"aa"').replace('"x"', '"bb"')
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, swapped))
    assert service.thesaurus().by_notation("languages", "aa").id == "taal-twee"
    renamed = swapped.replace("taal-twee", "taal-drie")
    service.load(actor=OPERATOR, folder=small_folder(tmp_path, renamed))
    assert service.thesaurus().by_notation("languages", "aa").id == "taal-drie"


@pytest.mark.parametrize("actor", [VISITOR, SYSTEM])
def test_only_the_operator_may_load(tmp_path, actor):
    with pytest.raises(NotAllowed):
        service.load(actor=actor, folder=small_folder(tmp_path))
    assert not models.Concept.objects.exists()


def test_the_thesaurus_is_read_once(tmp_path, django_assert_num_queries):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    with django_assert_num_queries(6):
        service.thesaurus()
    with django_assert_num_queries(0):
        service.thesaurus().label("dialoog", "nl")
        service.find("dialoog")
        service.suggest("dia", "nl")
    with django_assert_num_queries(1):
        assert not service.refresh_if_changed()


def test_a_version_of_another_process_is_noticed(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    held = service.thesaurus()
    # What another process does, without the word to this one.
    models.Label.objects.filter(text="Dialoog").update(text="Samenspraak")
    models.VocabularyVersion.objects.create(number=2, loaded_at="2026-01-01T00:00Z", concepts=3)
    assert service.thesaurus() is held
    assert service.refresh_if_changed()
    assert service.thesaurus().label("dialoog", "nl") == "Samenspraak"


@pytest.mark.parametrize(
    "row",
    [
        lambda: models.Concept(id="x", scheme="anders"),
        lambda: models.Concept(id="x", scheme="themes", replaced_by_id="dialoog"),
        lambda: models.Label(concept_id="dialoog", language="nl", kind="preferred", text="Tweede"),
        lambda: models.Label(concept_id="dialoog", language="nl", kind="hidden", text="Dialoog"),
        lambda: models.Label(concept_id="dialoog", language="nl", kind="anders", text="Woord"),
        lambda: models.Relation(concept_id="dialoog", kind="related", other_id="samenleven"),
        lambda: models.Relation(concept_id="dialoog", kind="related", other_id="dialoog"),
        lambda: models.Relation(concept_id="samenleven", kind="anders", other_id="dialoog"),
        lambda: models.Definition(concept_id="dialoog", language="nl", kind="anders", text="Woord"),
    ],
)
def test_the_database_itself_refuses_what_skos_forbids(tmp_path, row):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    with pytest.raises(IntegrityError), transaction.atomic():
        row().save(force_insert=True)


def test_rows_name_themselves(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    assert str(models.Concept.objects.get(id="dialoog")) == "dialoog"
    assert str(models.Label.objects.get(text="taalmatje")) == "taalmatje (nl, hidden)"
    assert str(models.Definition.objects.first()) == "taal-leren (nl, definition)"
    assert str(models.Relation.objects.get(concept="dialoog", kind="related")) == "dialoog related taal-leren"
    assert str(models.VocabularyVersion.objects.get(number=1)) == "version 1 (3 concepts)"


def test_files_without_concepts_are_refused(tmp_path):
    service.load(actor=OPERATOR, folder=small_folder(tmp_path))
    with pytest.raises(DataFileError, match=r"no \[\[concept\]\] in these files"):
        service.load(actor=OPERATOR, folder=small_folder(tmp_path, '[[group]]\nscheme = "themes"\n'))
    assert not models.Concept.objects.filter(deprecated=True).exists()


def test_a_folder_without_files_is_refused(tmp_path):
    with pytest.raises(DataFileError, match=r"no \*\.toml files"):
        service.load(actor=OPERATOR, folder=tmp_path)


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's tests have one connection")
@pytest.mark.django_db(transaction=True)
def test_of_loads_at_the_same_time_one_writes(tmp_path):
    folder = small_folder(tmp_path)

    def load(_number):
        try:
            return service.load(actor=OPERATOR, folder=folder)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        events_of = list(pool.map(load, range(4)))
    assert [event.version for event in events_of if event] == [1]
    assert audit.actions_on("vocabulary:1") == ["vocabulary.load"]
    assert models.Concept.objects.count() == 3
