"""Subjects of commits say where and what, within what a terminal shows."""

import importlib.util
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parents[2] / "scripts/commit_subject.py"
spec = importlib.util.spec_from_file_location("commit_subject", FILE)
commit_subject = importlib.util.module_from_spec(spec)
spec.loader.exec_module(commit_subject)


@pytest.mark.parametrize(
    "subject",
    [
        "search: Keep the weights in one table",
        "ui, api: Answer who the client is in one place.",
        'Revert "search: Keep the weights in one table"',
        "Merge branch 'main'",
    ],
)
def test_a_subject_as_it_should_be(subject):
    assert commit_subject.problem(subject) == ""


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("search: " + "X" * 65, "73 characters"),
        ("Keep the weights in one table", "area: Do it."),
        ("search: keep the weights", "area: Do it."),
        ("", "area: Do it."),
    ],
)
def test_what_is_wrong_is_said(subject, said):
    assert said in commit_subject.problem(subject)
