"""Reports say in the reader's language what is wrong: every finding of the rules has words, in Dutch and English."""

import csv
import json
import re
from datetime import date, datetime

import pytest
from click.testing import CliRunner
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.composition.commands.main import cli
from binnenuit.domain.initiatives.rules import findings as rules
from binnenuit.domain.initiatives.rules import validation
from binnenuit.domain.initiatives.rules.records import Area, Contact, Content, Location, Schedule, Text
from binnenuit.domain.initiatives.rules.validation import Known
from binnenuit.foundation.imports.rules.problems import NAMES as IMPORT_NAMES
from binnenuit.foundation.imports.service import BACKS, OUTCOMES
from binnenuit.foundation.organisations.rules.validation import NAMES as ORGANISATION_NAMES
from binnenuit.foundation.organisations.rules.validation import UNFIT
from binnenuit.interchange.importing import columns, report_labels, values
from binnenuit.interchange.importing.problems import NAMES, NotUnderstood
from binnenuit.kernel.problems import ValidationProblem

NAMED = (*NAMES, *IMPORT_NAMES, *rules.NAMES, *rules.LEFT, *UNFIT, *ORGANISATION_NAMES)
"""Everything that can be found wrong: by reading in, and by the rules of initiatives and organisations."""
VALUES = {
    "field": "title", "part": "contact", "tag": "nl", "text": "iets", "number": 20_000, "lowest": 1, "highest": 9, "cells": 7, "columns": 5,
    "bytes": 3, "files": 2, "name": "naam", "names": "a, b", "fields": "c", "choices": "d", "point": "1, 2",
    "why": "zo", "code": "abc", "file": "lijst.csv", "source": "lijst", "column": "Naam", "first": "Titel", "second": "Kop",
}  # fmt: skip


def said_in(language, found):
    with translation.override(language):
        return report_labels.said(found)


def test_a_name_means_one_thing():
    assert len(set(NAMED)) == len(NAMED)
    assert {*report_labels.WORDS, "said"} == set(NAMED)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(report_labels.WORDS))  # type: ignore[attr-defined]
def test_every_finding_has_words_in_both_languages(name):
    found = ValidationProblem(name, VALUES)
    dutch, english = said_in("nl", found), said_in("en", found)
    assert dutch != english
    assert name not in {dutch, english}
    assert not re.search(r"%\(|\b(is not|longer than|must|leave|give)\b", dutch)
    assert "%(" not in english


EVERY_RULE_BROKEN = Content(
    organisation="x",
    texts={"xx1": Text("", summary="s" * 501, description="\0")},
    programme="Geen code",
    themes=("a", "a"),
    languages=("xx",),
    locations=(
        Location("x", postcode="0", latitude=1.0, name="n" * 201, city="a\nb"),
        Location("x", latitude=1.0, longitude=1.0),
    ),
    areas=(Area("province", "x"), Area("world", "x")),
    schedules=(
        Schedule(datetime(2026, 1, 1, 1, 1, 1), "FREQ=SECONDLY", 0, date(2026, 2, 1), date(2026, 1, 1)),  # noqa: DTZ001 -- by the clock on the wall
    ),
    cost="amount",
    accessibility=("lift",),
    minimum_age=9,
    maximum_age=1,
    contact=Contact(email="x", website="x", phone="0" * 50),
    period_from=date(2026, 2, 1),
    period_until=date(2026, 1, 1),
)


def test_what_the_rules_really_give_has_every_value_that_its_words_need():
    nothing = Known(lambda _concept, _scheme: False, *[lambda _text: False] * 3)
    found = validation.findings(EVERY_RULE_BROKEN, nothing)
    found += validation.findings(Content("x", {}, cost="free", cost_cents=1), nothing)
    assert len({each.name for each in found}) > 25
    for each in found:
        for language in ("nl", "en"):
            assert not re.search(r"%\(|\{", said_in(language, each))


@pytest.mark.parametrize(
    ("found", "dutch", "english"),
    [
        (ValidationProblem("no_text"), "de naam ontbreekt", "the name is missing"),
        (
            ValidationProblem("text_too_long", {"tag": "nl", "field": "description", "number": 20_000}),
            "Wat is het? (nl) is langer dan 20.000 tekens",
            "What is it? (nl) is longer than 20,000 characters",
        ),
        (
            ValidationProblem("line_too_long", {"part": "locations", "field": "name", "number": 200}),
            "Naam van de plek is langer dan 200 tekens",
            "Name of the place is longer than 200 characters",
        ),
        (
            ValidationProblem("not_yes_or_no", {"field": "online", "text": "misschien\0"}),
            "Online (ja of nee): “misschien ” is geen ja of nee",
            "Online (yes or no): “misschien ” is not yes or no",
        ),
        (
            ValidationProblem("not_a_frequency"),
            "wanneer: deze herhaling kunnen we niet lezen (FREQ moet DAILY, WEEKLY, MONTHLY of YEARLY zijn)",
            "when: this recurrence can’t be read (FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY)",
        ),
        (ValidationProblem("said", {"text": "100% is 100%"}), "100% is 100%", "100% is 100%"),
        (ValidationProblem("of_later", {"text": "x", "number": 3}), "of_later, x, 3", "of_later, x, 3"),
    ],
)
def test_one_finding_in_two_languages(found, dutch, english):
    kept = ValidationProblem.from_json(json.loads(json.dumps(found.to_json())))
    for each in (found, kept):
        assert (said_in("nl", each), said_in("en", each)) == (dutch, english)


@given(st.text(), st.text(), st.integers(min_value=0, max_value=10**12))
def test_any_value_is_kept_and_said(text, field, number):
    found = ValidationProblem("text_too_long", {"tag": text, "field": field, "number": number})
    kept = found.to_json(300)
    assert ValidationProblem.from_json(json.loads(json.dumps(kept))).to_json(300) == kept
    assert all(value.isprintable() for value in kept["values"].values() if isinstance(value, str))
    assert report_labels.said(found)


def test_each_thing_is_said_once_and_what_was_kept_in_words_is_said_as_it_is():
    twice = [ValidationProblem("no_text"), ValidationProblem("no_text")]
    assert report_labels.all_said(twice, before="nothing of ours\nnothing of ours") == (
        "nothing of ours",
        "de naam ontbreekt",
    )


def test_a_row_of_a_package_that_was_not_read_says_where_and_why():
    what = ValidationProblem("too_many_cells", {"file": "phones.csv", "row": 4, "cells": 7, "columns": 5})
    with translation.override("nl"):
        assert (
            report_labels.left_out(what)
            == "phones.csv rij 4: er zijn 7 cellen, en 5 kolommen hebben een naam"
        )
    with translation.override("en"):
        assert report_labels.left_out(what).startswith("phones.csv row 4: ")
    assert report_labels.left_out("Notities") == "Notities"


@pytest.mark.parametrize("text", ["45-13-2026", "٤٥-١٣-٢٠٢٦", "2026-02-30", "morgen"])
def test_a_day_that_there_is_not_is_said_in_our_words(text):
    with pytest.raises(NotUnderstood) as error:
        values.day(text)
    assert "is geen dag zoals" in report_labels.said(error.value.of("period_from"))


def test_every_field_and_outcome_has_a_name():
    assert set(report_labels.FIELDS) == set(columns.NAMES)
    assert set(report_labels.OUTCOMES) == {*OUTCOMES, *BACKS}


@pytest.mark.parametrize(
    ("options", "place", "says"),
    [
        ([], "nl_NL.UTF-8", "is leeg"),
        ([], "en_GB.UTF-8", "is empty"),
        ([], "", "is empty"),
        (["--language", "nl"], "en_GB.UTF-8", "is leeg"),
    ],
)
def test_the_command_speaks_the_language_of_the_terminal(tmp_path, monkeypatch, options, place, says):
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", place)
    empty = tmp_path / "a.csv"
    empty.touch()
    done = CliRunner().invoke(cli, ["import", str(empty), *options])
    assert says in str(done.exception)


@pytest.mark.django_db
def test_a_report_in_dutch(tmp_path):
    path, report = tmp_path / "a.csv", tmp_path / "report.csv"
    path.write_text("naam;gemeente;kosten\nGroep;Nergens;veel\n", encoding="utf-8")
    done = CliRunner().invoke(
        cli, ["import", str(path), "--dry-run", "--language", "nl", "--report", str(report)]
    )
    assert "Proef: 0 nieuw, 0 veranderd, 0 ongewijzigd, 1 geweigerd." in done.output
    with report.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["uitkomst"] == "geweigerd"
    assert row["waarom"].splitlines() == [
        "Kosten: “veel” is geen bedrag zoals 2,50, en ook niet “gratis” of “op aanvraag”",
        "Gemeente: “Nergens” is geen naam of code van een gemeente",
        "Organisatie (naam of code): schrijf de naam of de code van de organisatie op",
    ]
