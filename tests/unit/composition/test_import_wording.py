"""Reports say in the reader's language what is wrong: every finding of the rules has words, in Dutch and English."""

import ast
import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.utils import translation

from binnenuit.composition.commands.main import cli
from binnenuit.composition.importing import wording
from binnenuit.composition.importing.columns import NAMES
from binnenuit.domain.initiatives.rules import validation
from binnenuit.domain.initiatives.service import BACKS, OUTCOMES

EXAMPLES = {
    "language": "nl", "field": "title", "scheme": "themes", "what": "contact", "limit": "200", "wrong": "FREQ",
    "MOST_PARTS": "50", "_LONGEST_DAY": "1440", "_HIGHEST_COST": "1000000", "_OLDEST": "130",
}  # fmt: skip


def said(part):
    if isinstance(part, ast.Constant):
        return str(part.value)
    name = part.value.id if isinstance(part.value, ast.Name) else ""
    found = EXAMPLES.get(name, "x")
    return repr(found) if part.conversion == ord("r") else found


def every_finding():
    """Give an example of everything that the rules can find wrong."""
    tree = ast.parse(Path(validation.__file__).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Yield) and isinstance(node.value, ast.Constant | ast.JoinedStr):
            whole = node.value
            yield str(whole.value) if isinstance(whole, ast.Constant) else "".join(map(said, whole.values))


def as_said(text):
    """Put right what the names of variables do not tell."""
    return text.replace("the contact away", "the hidden contact away").replace(
        "title: 'x' is not a web", "online_url: 'x' is not a web"
    )


FINDINGS = sorted(set(map(as_said, every_finding())))


def test_the_findings_are_all_there():
    assert len(FINDINGS) > 25


@pytest.mark.parametrize("finding", FINDINGS)
def test_every_finding_has_words_in_both_languages(finding):
    with translation.override("nl"):
        (dutch,) = wording.findings(finding)
    with translation.override("en"):
        (english,) = wording.findings(finding)
    assert dutch != english
    assert dutch != finding
    assert not re.search(r"%\(|\b(is not|longer than|must|leave|give)\b", dutch)


def test_what_has_no_words_is_said_as_it_is_and_once():
    assert wording.findings("nothing of ours\nnothing of ours") == ["nothing of ours"]


def test_every_field_and_outcome_has_a_name():
    assert set(wording.FIELDS) == set(NAMES)
    assert set(wording.OUTCOMES) == {*OUTCOMES, *BACKS}


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
