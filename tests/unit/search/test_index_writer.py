import resource

import pytest
from tests.factories import search as make
from tests.unit.search.conftest import HEAP

from binnenuit.kernel.errors import OperatingError
from binnenuit.search import engine
from binnenuit.search.index import document_builder, generations
from binnenuit.search.index.document_builder import DocumentBuilder
from binnenuit.search.indexing.writer import IndexUpdate, joined
from binnenuit.search.types import SearchRequest


def writing(root):
    generation = generations.open_current(root)
    known = make.thesaurus()
    return IndexUpdate(generation, DocumentBuilder(generation.analyzer, generation.settings, known), HEAP)


def test_a_full_disk_leaves_what_was_there_and_writing_goes_on_afterwards(built, root):
    """No file may grow beyond 4 kB during the commit, which is what a full disk looks like to who writes."""
    built(make.document(1, "Koken"), position=3)
    source = make.ListSource()
    source.put(*(make.document(pk, "Wandelen", "Elke dag anders. " * 50) for pk in range(2, 400)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def write():
        with writing(root) as open_writing:
            open_writing.add(source, 0, 1000)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, before[1]))
            open_writing.commit(9)

    try:
        with pytest.raises(OperatingError, match="is the disk full"):
            write()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [hit.code for hit in engine.search(SearchRequest()).hits] == ["c1"]
    with writing(root) as again:
        assert again.position() == 3
        again.add(source, 0, 1000)
        again.commit(9)
        assert again.position() == 9
    assert engine.search(SearchRequest()).total == 399


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([], []),
        ([(5, 5)], [(5, 5)]),
        ([(9, 12), (1, 3)], [(1, 12)]),
        ([(1, 3), (100, 120), (110, 115)], [(1, 3), (100, 120)]),
        ([(1, 50), (2, 3), (45, 60)], [(1, 60)]),
    ],
)
def test_ranges_that_nearly_touch_are_read_as_one(ranges, expected):
    assert list(joined(ranges)) == expected


def test_the_fingerprint_of_a_thesaurus_changes_with_a_label():
    one = make.thesaurus()
    label = make.concept("vrouwen", "nl:preferred:vrouwen", "nl:hidden:dames", scheme="target_groups")
    other = type(one)((*(each for each in one.concepts if each.id != "vrouwen"), label), version=1)
    reordered = type(one)(tuple(reversed(one.concepts)), version=2)
    assert (
        document_builder.fingerprint(one)
        == document_builder.fingerprint(reordered)
        != document_builder.fingerprint(other)
    )
