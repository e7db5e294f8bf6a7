from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.kernel.datafiles import Record, read_records, read_tables
from binnenuit.kernel.errors import DataFileError

GOOD = """# two records
[[place]]
name = "Utrecht"

[[place]]
name = "Tilburg"
tags = ["a", ""]
"""


def test_records_know_their_line(tmp_path):
    path = tmp_path / "places.toml"
    path.write_text(GOOD)
    records = [record for _name, record in read_records(path, "place")]
    assert [(record.line, record.text("name")) for record in records] == [(2, "Utrecht"), (5, "Tilburg")]


def test_an_error_names_the_line_of_the_key(tmp_path):
    path = tmp_path / "places.toml"
    path.write_text(GOOD)
    second = [record for _name, record in read_records(path, "place")][1]
    with pytest.raises(DataFileError, match=r"places\.toml:7: tags must be a list of texts"):
        second.texts("tags")
    with pytest.raises(DataFileError, match=r"places\.toml:6: unknown key 'name'"):
        second.only("tags")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b'[[place]]\nname = "open\n', 2, "not valid TOML"),
        (b'[[place]]\nname = "\xff"\n', 2, "not UTF-8"),
        (b"[[river]]\n", 0, "unknown part 'river'"),
        (b"[place]\n", 0, "unknown part 'place'"),
        (b'# all in one\nplace = [{ name = "Utrecht" }]\n', 2, "write each place as a [[place]] table"),
        (b'place = [\n  { name = """\n[[place]]\n""" },\n]\n', 1, "write each place as a [[place]] table"),
        (b"\nplace = []\n", 2, "write each place as a [[place]] table"),
        (b"place = [1]\n", 1, "write each place as a [[place]] table"),
    ],
)
def test_a_broken_file_says_where_and_why(tmp_path, content, line, reason):
    path = tmp_path / "places.toml"
    path.write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        list(read_records(path, "place"))
    assert (caught.value.line, reason in caught.value.reason) == (line, True)


def test_a_missing_file_is_said_plainly(tmp_path):
    with pytest.raises(DataFileError, match="can't be read: No such file"):
        list(read_records(tmp_path / "none.toml", "place"))


LOOKS_LIKE_HEADERS = """[[place]]
name = \"\"\"
[[place]]
name = 'no key'
\"\"\\\"\"\"\"\"
about = '''
[[river]]
\"\"\"''''
grid = [
  [["place"]], # [[place]] \"\"\"
  [
[[1]]
  ],
] # '''
tags = [1]

[["place"]]
name = "Tilburg"
"""


def test_what_looks_like_a_header_within_a_text_or_list_is_none(tmp_path):
    path = tmp_path / "places.toml"
    path.write_text(LOOKS_LIKE_HEADERS)
    first, second = (record for _name, record in read_records(path, "place"))
    assert (first.line, first.last_line, second.line, second.last_line) == (1, 16, 17, 18)
    assert first.text("name") == "[[place]]\nname = 'no key'\n" + 4 * '"'
    assert (first.values["about"], first.values["grid"]) == ('[[river]]\n"""\'', [[["place"]], [[[1]]]])
    assert first.error("wrong", "name").line == 2
    assert first.error("wrong", "tags").line == 15
    assert second.error("wrong", "name").line == 18


NESTED = """[[partnership]]
code = "alliantie"
title.nl = "De alliantie"

[[partnership.members]]
partnership = "netwerk"
"role" = "member"

[[partnership.sources]]
summary = "not the partnership's"

[partnership.labels.nl]
preferred = "Alliantie"
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 3),
        ("members", 5),
        ("sources", 9),
        ("labels", 12),
        ("nl", 3),
        ("summary", 1),  # missing in the partnership; the source's is another key
        ("partnership", 1),
    ],
)
def test_an_error_names_the_line_of_a_key_or_of_the_table_of_that_name(tmp_path, key, line):
    path = tmp_path / "partnerships.toml"
    path.write_text(NESTED)
    [(_name, record)] = read_records(path, "partnership")
    assert record.error("wrong", key).line == line


@pytest.mark.parametrize(("key", "line"), [("partnership", 6), ("role", 7), ("from", 5)])
def test_a_table_within_a_record_finds_its_own_keys(tmp_path, key, line):
    path = tmp_path / "partnerships.toml"
    path.write_text(NESTED)
    member = Record(path, 5, 8, {"partnership": "netwerk", "role": "member"})
    assert member.error("wrong", key).line == line


PIECES = st.sampled_from(
    ["[[place]]", "[[1]]", "[", "]", "{", "#", "'", '"', "name = 1", "\n", "\u2028", "x"]
)


@given(st.lists(st.tuples(st.lists(PIECES).map("".join), st.booleans()), min_size=1, max_size=4))
def test_no_text_moves_the_lines_of_records(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("places") / "places.toml"
    lines: list[str] = []
    expected = []
    for text, literal in texts:
        fence = "'''" if literal else '"""'
        body = text.replace("'", "") if literal else text.replace('"', '\\"')
        expected.append((len(lines) + 1, len(lines) + 2))
        lines += ["[[place]]", *f"about = {fence}{body}{fence}".splitlines(), "name = 'x'"]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = [record for _name, record in read_records(path, "place")]
    assert [(record.line, record.error("", "about").line) for record in found] == expected
    assert [record.error("", "name").line for record in found] == [record.last_line for record in found]


TABLES = """language = "tr"

[labels.een]
text = "bir"

[labels.twee]
texts = [
    "iki",
    "[labels.drie]",
]
"""


def test_tables_are_given_by_name_with_their_lines_and_the_keys_above_them(tmp_path):
    path = tmp_path / "tr.toml"
    path.write_text(TABLES)
    head, tables = read_tables(path, "labels")
    assert (head.text("language"), head.line, head.last_line) == ("tr", 1, 2)
    assert {name: (record.line, record.last_line) for name, record in tables.items()} == {
        "een": (3, 5),
        "twee": (6, 10),
    }
    with pytest.raises(DataFileError, match=r"tr\.toml:7: texts must be a text"):
        tables["twee"].text("texts")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('labels = "een"\n', 1),
        ('[labels.een]\na = "1"\n[labels]\ntwee = "2"\n', 3),
        ('[labels.een.diep]\na = "1"\n', 1),
        ('labels.een = { a = "1" }\n', 1),
        ('labels.een.a = "1"\n', 1),
        ('[ labels . een ]\na = "1"\n', 0),
        ('[labels."een"]\na = "1"\n', 0),
    ],
)
def test_tables_that_are_written_otherwise_are_refused(tmp_path, content, line):
    path = tmp_path / "tr.toml"
    path.write_text(content)
    with pytest.raises(DataFileError, match="write each of the labels as a table of its own") as caught:
        read_tables(path, "labels")
    assert caught.value.line == line


def test_a_file_of_tables_may_hold_none(tmp_path):
    path = tmp_path / "tr.toml"
    path.write_text('language = "tr"\n')
    head, tables = read_tables(path, "labels")
    assert (head.last_line, tables) == (1, {})


@given(st.text(alphabet='[]labes.x"=\n #', max_size=60))
def test_whatever_tables_stand_in_a_file_the_outcome_is_tables_or_a_clear_error(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("tables") / "tr.toml"
    path.write_text(text)
    with suppress(DataFileError):
        head, tables = read_tables(path, "labels")
        assert all(head.last_line < record.line <= record.last_line for record in tables.values())
