"""Examples: the same for the same seed, valid, marked, and gone without a trace when one wants."""

import shutil
from collections import Counter
from datetime import date

import pytest
from click.testing import CliRunner
from tests.factories import initiatives as make

from binnenuit.composition.commands import generate, remove_examples
from binnenuit.domain.initiatives.actions import examples
from binnenuit.domain.initiatives.models import Initiative, InitiativeLocation
from binnenuit.domain.initiatives.queries import initiatives, known, public_initiatives, stored
from binnenuit.domain.initiatives.queries.recipes import FOLDER, ingredients
from binnenuit.domain.initiatives.rules.examples.making import Maker, example_code
from binnenuit.domain.initiatives.rules.validation import findings
from binnenuit.domain.initiatives.service import examples as initiative_examples
from binnenuit.foundation.audit.models import AuditEntry
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.kernel.authority import OPERATOR, VISITOR
from binnenuit.kernel.errors import BadInput, DataFileError, NotAllowed
from binnenuit.search.outbox import position

TODAY = date(2026, 11, 23)


@pytest.fixture
def maker(words):  # noqa: ARG001 -- the recipes need the thesaurus
    return Maker(ingredients(), seed=1, today=TODAY)


def test_every_example_would_pass_the_form(maker):
    checks = known()
    wrong = {
        number: found for number in range(600) if (found := findings(maker.make(number).content, checks))
    }
    assert wrong == {}


def test_an_example_does_not_depend_on_what_was_made_before_it(maker):
    alone = Maker(ingredients(), seed=1, today=TODAY).make(250)
    for number in range(250):
        maker.make(number)
    assert maker.make(250) == alone
    assert Maker(ingredients(), seed=2, today=TODAY).make(250) != alone


def test_the_corpus_is_varied_and_plausible(maker):
    made = [maker.make(number) for number in range(3000)]
    contents = [example.content for example in made]
    texts = {content.texts["nl"].description for content in contents}
    assert len(texts) > 2900
    themes = Counter(content.themes[0] for content in contents)
    assert len(themes) >= 20
    assert 5 < themes.most_common()[0][1] / themes.most_common()[-1][1] < 100
    towns = Counter(place.municipality for content in contents for place in content.locations)
    assert towns["GM0363"] > towns["GM0599"] > towns["GM0855"] > 0
    statuses = Counter(example.status for example in made)
    assert statuses["published"] > statuses["ended"] > statuses["paused"] > 0
    assert any(example.last_confirmed is None for example in made)
    assert any("en" in content.texts for content in contents)
    assert any(content.online and not content.locations for content in contents)
    hidden = [content for content in contents if any(place.hidden for place in content.locations)]
    assert 0.02 < len(hidden) / len(contents) < 0.3


def test_examples_name_no_person_and_no_real_organisation(maker):
    for number in range(500):
        example = maker.make(number)
        assert example.organisation.name.startswith("Voorbeeld")
        contact = example.content.contact
        assert (contact.name, contact.email, contact.phone, contact.website) == ("", "", "", "")
        assert all(place.address.startswith("Voorbeeld") for place in example.content.locations)


def test_what_is_stored_is_what_was_made(maker):
    assert initiative_examples.generate_examples(40, actor=OPERATOR, seed=1, today=TODAY) == 40
    for number in (0, 7, 39):
        example = maker.make(number)
        found = stored(example.code)
        assert found.content == example.content
        assert (found.example, found.status) == (True, example.status)
        assert found.last_confirmed == example.last_confirmed


@pytest.mark.usefixtures("words")
def test_twice_is_once_and_more_adds_the_rest():
    assert initiative_examples.generate_examples(30, actor=OPERATOR, seed=1) == 30
    before = list(Initiative.objects.order_by("pk").values())
    audited, place = AuditEntry.objects.count(), position()
    assert initiative_examples.generate_examples(30, actor=OPERATOR, seed=1) == 0
    assert (AuditEntry.objects.count(), position()) == (audited, place)
    assert initiative_examples.generate_examples(50, actor=OPERATOR, seed=1) == 20
    assert list(Initiative.objects.order_by("pk")[:30].values()) == before
    assert initiative_examples.generate_examples(10, actor=OPERATOR, seed=2) == 10
    assert Initiative.objects.filter(example=True).count() == 60


@pytest.mark.usefixtures("words")
def test_batches_each_tell_search_and_a_run_is_audited_once(monkeypatch):
    monkeypatch.setattr(examples, "BATCH", 8)
    done = []
    place = position()
    initiative_examples.generate_examples(20, actor=OPERATOR, progress=done.append)
    assert done == [8, 8, 4]
    assert position() > place
    entries = AuditEntry.objects.filter(action="initiatives.generate_examples")
    assert [entry.details for entry in entries] == [{"number": 20, "seed": 1}]
    assert len(list(public_initiatives(*initiatives.bounds()))) == 20


@pytest.mark.usefixtures("words")
def test_removing_takes_examples_and_their_organisations_only(monkeypatch):
    monkeypatch.setattr(examples, "BATCH", 8)
    real = make.published()
    initiative_examples.generate_examples(20, actor=OPERATOR)
    assert initiative_examples.remove_examples(actor=OPERATOR) == 20
    assert [row.code for row in Initiative.objects.all()] == [real.code]
    assert InitiativeLocation.objects.count() == 1
    assert not Organisation.objects.filter(example=True).exists()
    audited = AuditEntry.objects.count()
    assert initiative_examples.remove_examples(actor=OPERATOR) == 0
    assert AuditEntry.objects.filter(action="initiatives.remove_examples").count() == 1
    assert AuditEntry.objects.count() == audited


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(("number", "seed"), [(0, 1), (-3, 1), (10_000_001, 1), (5, -1), (5, 2**63)])
def test_numbers_out_of_bounds_are_refused(number, seed):
    with pytest.raises(BadInput, match="must"):
        initiative_examples.generate_examples(number, actor=OPERATOR, seed=seed)
    assert not Initiative.objects.exists()


@pytest.mark.usefixtures("words")
def test_only_the_operator_may():
    with pytest.raises(NotAllowed):
        initiative_examples.generate_examples(1, actor=VISITOR)
    with pytest.raises(NotAllowed):
        initiative_examples.remove_examples(actor=VISITOR)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('themes = ["taalmaatje"', 'themes = ["taalmatje"', "'taalmatje' is not in the thesaurus"),
        ("Taalmaatjes {buurt}", "Taalmaatjes {wijk}", "unknown slot 'wijk'"),
        ("weight = 10", 'weight = "veel"', "weight must be a whole number"),
        ('schedules = ["weekly", "fortnightly"]', 'schedules = ["hourly"]', "'hourly' is not one of"),
        ("weight = 10", "wieght = 10", "unknown key 'wieght'"),
    ],
)
def test_a_broken_recipe_says_file_line_and_reason(tmp_path, old, new, reason):
    folder = tmp_path / "examples"
    shutil.copytree(FOLDER, folder)
    file = folder / "contact.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=r"contact\.toml:\d+: ") as broken:
        ingredients(folder)
    assert reason in broken.value.reason
    assert new.split(" = ")[0].split(" {")[0] in text.replace(old, new, 1).splitlines()[broken.value.line - 1]


@pytest.mark.usefixtures("words")
def test_the_commands_say_what_they_did():
    run = CliRunner().invoke
    made = run(generate.command, ["--initiatives", "12", "--seed", "3"])
    assert made.exit_code == 0
    assert made.output.startswith("12 example initiatives made")
    again = run(generate.command, ["--initiatives", "12", "--seed", "3"])
    assert "0 example initiatives made" in again.output
    assert "12 were there already" in again.output
    assert "12 example initiatives removed" in run(remove_examples.command).output
    assert isinstance(run(generate.command, ["--initiatives", "0"]).exception, BadInput)


def test_codes_follow_from_the_seed():
    assert example_code(1, 0) == example_code(1, 0) != example_code(2, 0)
