import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from binnenuit.kernel.errors import BadInput, DataFileError, OperatingError
from relevance import corpus
from relevance.command import command
from relevance.evaluation import Outcome, evaluate
from relevance.figures import Fallen, fallen, figures, read_baseline, write_baseline
from relevance.queries import Named, Queries, Suggested, read_queries
from relevance.report import failures, table, warnings

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.same_on_any_database


def outcome(text="vraag", kind="word", **found):
    return Outcome(text=text, language="nl", kind=kind, expected="huwelijksdwang", **found)


def test_figures_are_means_by_group():
    found = figures(
        [
            outcome(ndcg=1.0, recall=0.5),
            outcome(ndcg=0.5, recall=0.5, understood=1.0),
            outcome(kind="name", rank=0.5),
        ],
        lambda each: each.kind,
    )
    assert found["total"] == {"queries": 3, "ndcg": 0.75, "recall": 0.5, "rank": 0.5, "understood": 1.0}
    assert found["word"] == {"queries": 2, "ndcg": 0.75, "recall": 0.5, "understood": 1.0}
    assert found["name"] == {"queries": 1, "rank": 0.5}


def test_a_figure_may_fall_a_little_and_not_more():
    before = {"total": {"queries": 9, "ndcg": 0.8}, "typo": {"queries": 3, "recall": 0.7}}
    same = {"total": {"queries": 12, "ndcg": 0.796}, "typo": {"queries": 3, "recall": 0.9}}
    assert fallen(same, before) == []
    lower = {"total": {"queries": 9, "ndcg": 0.794}}
    found = fallen(lower, before)
    assert found == [Fallen("total", "ndcg", 0.8, 0.794), Fallen("typo", "recall", 0.7, 0.0)]
    assert next(iter(warnings(found))) == "nDCG@10 of total fell from 0.8000 to 0.7940"


def test_a_baseline_is_read_as_it_was_written(tmp_path):
    now = figures(
        [outcome(ndcg=0.12345, recall=1.0), outcome("x", "other-language", ndcg=1.0, recall=0.5)],
        lambda each: each.kind,
    )
    write_baseline(now, tmp_path / "baseline.toml")
    assert read_baseline(tmp_path / "baseline.toml") == now
    with pytest.raises(DataFileError, match="--write-baseline"):
        read_baseline(tmp_path / "none.toml")


def test_the_baseline_of_the_repository_covers_all_queries(real_site):  # noqa: ARG001 -- for the thesaurus
    baseline, queries = read_baseline(), read_queries()
    number = len(queries.judged) + len(queries.named) + len(queries.suggested)
    assert baseline["total"]["queries"] == number, "write the baseline anew"
    assert set(baseline) == {"total", "name", "suggestion", *(query.kind for query in queries.judged)}


def test_failures_say_what_was_expected_and_what_came():
    bad = outcome(
        "bad",
        ndcg=0.1,
        recall=0.2,
        first=("0: Koken (Ede)",),
        said="typos; read bad as bed",
        possible=7,
        total=1,
    )
    lines = "\n".join(failures([outcome("good", ndcg=1.0, recall=1.0), bad, outcome("n", "name", rank=0.5)]))
    assert "2 of 3" in lines
    assert "'good'" not in lines
    assert lines.index("'bad' (nl, word): nDCG@10 0.10, recall@20 0.20") < lines.index("reciprocal rank 0.50")
    for piece in ("huwelijksdwang (7 relevant)", "0: Koken (Ede)", "read bad as bed"):
        assert piece in lines


def test_a_table_has_a_line_for_each_group():
    lines = list(table("kind", {"total": {"queries": 2, "ndcg": 0.5}}))
    assert len(lines) == 2
    assert lines[1].split() == ["total", "2", "0.5000"]


def test_on_a_site_of_its_own(example_site):  # noqa: ARG001 -- the site that is asked
    queries = read_queries()
    few = Queries(
        judged=tuple(query for query in queries.judged if query.kind == "word"),
        named=(
            Named("Femmes for Freedom", "nl", "organisation", "femmes-for-freedom"),
            Named("xyzzy", "nl", "programme", "protect"),
        ),
        suggested=(Suggested("taalm", "nl", "concept", "taalmaatje"),),
    )
    outcomes = evaluate(few)
    assert [each.rank for each in outcomes[-3:]] == [1, 0, 1]
    judged = [each for each in outcomes[:-3] if each.possible]
    assert judged
    assert max(each.ndcg for each in judged) == 1
    best = max(judged, key=lambda each: each.ndcg)
    assert best.first[0].startswith(("2: ", "3: "))
    assert evaluate(few, ("name",)) == outcomes[-3:-1]


def test_the_command_measures_here(example_site):  # noqa: ARG001 -- the site that is asked
    result = CliRunner().invoke(command, ["--here", "--kind", "prefix", "--json"])
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert {query["kind"] for query in told["queries"]} == {"prefix"}
    assert told["kinds"]["total"]["queries"] == len(told["queries"]) > 5


@pytest.mark.parametrize("options", [["--here"], ["--kind", "typo"], ["--examples", "7"]])
def test_the_baseline_is_only_for_the_records_made_for_it(options):
    result = CliRunner().invoke(command, ["--check", *options])
    assert isinstance(result.exception, BadInput)


def test_examples_of_a_fixed_day_never_come_into_a_real_folder(tmp_path):
    (tmp_path / "binnenuit.sqlite3").touch()
    with pytest.raises(OperatingError, match="is in use"):
        corpus.fill(tmp_path, tmp_path / "index", 1)


def test_the_command_makes_its_own_records_and_leaves_nothing_behind(tmp_path):
    environment = {**os.environ, "TMPDIR": str(tmp_path), "BINNENUIT_HOME": str(tmp_path / "site")}
    arguments = ("--examples", "20", "--kind", "word", "--failures")
    done = subprocess.run(
        [sys.executable, "bench/relevance", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "nDCG@10" in done.stdout
    assert " of 12 queries are below what is good" in done.stdout
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("binnenuit-relevance")] == []
