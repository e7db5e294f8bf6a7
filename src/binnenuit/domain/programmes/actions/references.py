"""Checking what data files refer to: organisations, concepts, municipalities, and each other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from binnenuit.domain.programmes.actions.reading import DataFiles
from binnenuit.domain.programmes.actions.tables import Table
from binnenuit.domain.programmes.models import Membership, Partnership, Programme
from binnenuit.domain.programmes.rules.data import PartnershipData
from binnenuit.domain.programmes.rules.terms import Term, may_lie_within
from binnenuit.domain.programmes.rules.trees import CycleFound, in_order
from binnenuit.foundation.organisations.service import keys_of
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary import service as vocabulary

Read = Mapping[str, tuple[Table, Any]]
Graph = dict[str, set[str]]

ORGANISATIONS = {"funding": "funder", "organisations": "organisation", "members": "organisation"}
"""The tables of a record that name an organisation, and under which key."""


class References:
    """What the data files refer to; making it checks that all of it is there and that nothing turns in a circle."""

    def __init__(self, files: DataFiles) -> None:
        """Raise `DataFileError` for the first reference that can't be."""
        self.organisations = _organisations(files)
        """Primary keys of the organisations, by code."""
        _check_concepts(files)
        _check_places(files)
        _check_names(files)
        _check_trees(files)
        _check_nested_terms(files)


def _organisations(files: DataFiles) -> dict[str, int]:
    meant = [*_meant("programme", files.programmes), *_meant("partnership", files.partnerships)]
    keys = keys_of(code for _table, _key, code in meant)
    for table, key, code in meant:
        if code not in keys:
            raise table.error(f"there is no organisation {code!r}", key)
    return keys


def _meant(name: str, read: Read) -> Iterator[tuple[Table, str, str]]:
    for record, _data in read.values():
        for section, key in ORGANISATIONS.items():
            for table in record.tables(name, section):
                if key in table.values:
                    yield table, key, table.text(key)


def _check_concepts(files: DataFiles) -> None:
    vocabulary.refresh_if_changed()
    thesaurus = vocabulary.thesaurus()
    for record, data in (*files.programmes.values(), *files.partnerships.values()):
        for key, ids in (("themes", data.themes), ("target_groups", data.target_groups)):
            for concept_id in ids:
                concept = thesaurus.concept(concept_id)
                if concept is None or concept.scheme != key:
                    raise record.error(f"there is no concept {concept_id!r} in {key}", key)
                if concept.deprecated:
                    instead = f"; use {concept.replaced_by!r}" if concept.replaced_by else ""
                    raise record.error(f"concept {concept_id!r} is no longer in use{instead}", key)


def _check_places(files: DataFiles) -> None:
    for record, programme in files.programmes.values():
        for code in programme.places:
            if places.municipality(code) is None:
                raise record.error(f"there is no municipality {code!r}", "places")


def _check_names(files: DataFiles) -> None:
    programmes = {*files.programmes, *Programme.objects.values_list("code", flat=True)}
    partnerships = {*files.partnerships, *Partnership.objects.values_list("code", flat=True)}
    for record, _programme in files.programmes.values():
        _check_name(record, "parent", programmes, "programme")
        _check_name(record, "follows", programmes, "programme")
    for record, _partnership in files.partnerships.values():
        _check_name(record, "programme", programmes, "programme")
        _check_name(record, "follows", partnerships, "partnership")
        for table in record.tables("partnership", "members"):
            _check_name(table, "partnership", partnerships, "partnership")


def _check_name(table: Table, key: str, known: set[str], what: str) -> None:
    code = table.optional_text(key)
    if code and code not in known:
        raise table.error(f"there is no {what} {code!r}", key)


def _check_trees(files: DataFiles) -> None:
    for key in ("parent", "follows"):
        above = Programme.objects.filter(**{f"{key}__isnull": False}).values_list("code", f"{key}__code")
        graph = _graph(above, {code: [getattr(data, key)] for code, (_, data) in files.programmes.items()})
        _check_acyclic(graph, files.programmes, key, "a programme can't contain or follow itself")
    before = Partnership.objects.filter(follows__isnull=False).values_list("code", "follows__code")
    graph = _graph(before, {code: [data.follows] for code, (_, data) in files.partnerships.items()})
    _check_acyclic(graph, files.partnerships, "follows", "a partnership can't follow itself")
    inside = Membership.objects.filter(nested__isnull=False).values_list("partnership__code", "nested__code")
    nested = {
        code: [member.nested for member in data.members] for code, (_, data) in files.partnerships.items()
    }
    _check_acyclic(
        _graph(inside, nested), files.partnerships, "members", "a partnership can't be a member of itself"
    )


def _graph(stored: Iterable[tuple[Any, ...]], read: Mapping[str, Iterable[str]]) -> Graph:
    # the data files laid over the database: a circle may run through both
    graph: Graph = {}
    for code, other in stored:
        graph.setdefault(code, set()).add(other)
    return {**graph, **{code: set(others) - {""} for code, others in read.items()}}


def _check_acyclic(graph: Graph, read: Read, key: str, reason: str) -> None:
    try:
        in_order(graph)
    except CycleFound as cycle:
        # what is in the database alone has no cycle, so one of these stands in a file
        record = next(read[code][0] for code in cycle.codes if code in read)
        raise record.error(f"{reason}: {cycle}", key) from cycle


def _check_nested_terms(files: DataFiles) -> None:
    for record, data in files.partnerships.values():
        for member in data.members:
            # a nested partnership may be older and live on; but it can be a member only while it exists
            if member.nested and not may_lie_within(member.term, _term_of(member.nested, files.partnerships)):
                raise record.error(f"{member.nested!r} can be a member only within its own term", "members")


def _term_of(code: str, partnerships: Mapping[str, tuple[Table, PartnershipData]]) -> Term:
    if code in partnerships:
        return partnerships[code][1].term
    return Partnership.objects.get(code=code).term
