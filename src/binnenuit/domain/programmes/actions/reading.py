"""Reading programmes and partnerships from data files: each record checked by itself."""

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from binnenuit.domain.programmes.actions.tables import Table
from binnenuit.domain.programmes.rules.data import (
    CommonData,
    FundingData,
    InvolvedData,
    MemberData,
    PartnershipData,
    ProgrammeData,
    member_problem,
    repeated_member,
    unsourced,
)
from binnenuit.domain.programmes.rules.evidence import (
    About,
    Certainty,
    FactData,
    SourceData,
    fact_problem,
    source_problem,
)
from binnenuit.domain.programmes.rules.kinds import InvolvedRole, MemberRole, PartnershipKind, ProgrammeKind
from binnenuit.foundation.organisations.service import website_problem
from binnenuit.kernel.datafiles import read_records
from binnenuit.kernel.errors import DataFileError

COMMON = (
    "code", "kind", "from", "until", "title", "summary", "aim", "follows",
    "themes", "target_groups", "funding", "facts", "sources",
)  # fmt: skip
TITLE_LENGTH, SOURCE_TITLE_LENGTH, URL_LENGTH = 200, 300, 500

Data = TypeVar("Data", bound=CommonData)


class DataFiles:
    """The programmes and partnerships of a folder, by code, each with the place where it stands."""

    def __init__(self, folder: Path) -> None:
        """Read all `*.toml` in `folder`; raises `DataFileError` for the first mistake."""
        self.programmes: dict[str, tuple[Table, ProgrammeData]] = {}
        self.partnerships: dict[str, tuple[Table, PartnershipData]] = {}
        files = sorted(folder.glob("*.toml"))
        if not files:
            raise DataFileError(folder, 0, "no data file (*.toml) here")
        for path in files:
            for name, record in read_records(path, "programme", "partnership"):
                table = Table.of(record)
                if name == "programme":
                    _keep(self.programmes, table, _programme(table))
                else:
                    _keep(self.partnerships, table, _partnership(table))


def _keep(found: dict[str, tuple[Table, Data]], table: Table, data: Data) -> None:
    if data.code in found:
        other = found[data.code][0]
        raise table.error(f"code {data.code!r} stands at {other.path.name}:{other.line} already", "code")
    found[data.code] = table, data


def _programme(record: Table) -> ProgrammeData:
    record.only(*COMMON, "parent", "places", "organisations")
    return _sourced(
        record,
        ProgrammeData(
            **_common(record, "programme"),
            kind=record.one_of("kind", ProgrammeKind),
            parent=record.optional_text("parent"),
            places=tuple(sorted(record.once("places"))),
            organisations=_involved(record),
        ),
    )


def _partnership(record: Table) -> PartnershipData:
    record.only(*COMMON, "programme", "members")
    return _sourced(
        record,
        PartnershipData(
            **(common := _common(record, "partnership")),
            kind=record.one_of("kind", PartnershipKind),
            programme=record.optional_text("programme"),
            members=_members(record, common),
        ),
    )


def _common(record: Table, name: str) -> dict[str, Any]:
    sources = _sources(record, name)
    title = record.words("title", longest=TITLE_LENGTH)
    if not title:
        raise record.error("title must be there, at least title.nl")
    return {
        "code": record.code("code"),
        "term": record.term(),
        "title": title,
        "summary": record.words("summary"),
        "aim": record.words("aim"),
        "follows": record.optional_text("follows"),
        "themes": record.once("themes"),
        "target_groups": record.once("target_groups"),
        "funding": tuple(_funding(table) for table in record.tables(name, "funding")),
        "facts": tuple(_fact(table, sources) for table in record.tables(name, "facts")),
        "sources": sources,
    }


def _sourced(record: Table, data: Data) -> Data:
    missing = unsourced(data)
    if missing:
        raise record.error(f"no source supports {missing[0]!r}", "sources")
    return data


def _sources(record: Table, name: str) -> tuple[SourceData, ...]:
    found: dict[str, SourceData] = {}
    for table in record.tables(name, "sources"):
        table.only("key", "title", "url", "checked", "certainty", "supports")
        source = SourceData(
            key=table.code("key"),
            title=table.text("title"),
            certainty=table.one_of("certainty", Certainty),
            supports=table.many_of("supports", About),
            url=table.optional_text("url"),
            checked=_checked(table),
        )
        problem = source_problem(source) or website_problem(source.url)
        if len(source.title) > SOURCE_TITLE_LENGTH or len(source.url) > URL_LENGTH:
            problem = f"a title has at most {SOURCE_TITLE_LENGTH} characters and a url {URL_LENGTH}"
        if source.key in found:
            problem = f"source {source.key!r} stands twice in this record"
        if problem:
            raise table.error(problem)
        found[source.key] = source
    return tuple(found.values())


def _checked(table: Table) -> date | None:
    value = table.values.get("checked")
    # a datetime is a date as well, for Python
    if value is not None and type(value) is not date:
        raise table.error("checked must be a date such as 2026-11-23", "checked")
    return value


def _fact(table: Table, sources: tuple[SourceData, ...]) -> FactData:
    table.only("about", "certainty", "sources", "text")
    fact = FactData(
        about=table.one_of("about", About),
        certainty=table.one_of("certainty", Certainty),
        texts=table.words("text"),
        sources=tuple(sorted(table.once("sources"))),
    )
    problem = fact_problem(fact, sources) if fact.texts else "a fact has a text, at least text.nl"
    if problem:
        raise table.error(problem)
    return fact


def _funding(table: Table) -> FundingData:
    table.only("funder", "cents", "note")
    cents = table.values.get("cents")
    if cents is not None and (type(cents) is not int or cents <= 0):
        raise table.error("cents must be a whole number of euro cents above 0", "cents")
    return FundingData(table.text("funder"), cents, table.words("note"))


def _involved(record: Table) -> tuple[InvolvedData, ...]:
    found: list[InvolvedData] = []
    for table in record.tables("programme", "organisations"):
        table.only("organisation", "role", "note")
        item = InvolvedData(
            table.text("organisation"), table.one_of("role", InvolvedRole), table.words("note")
        )
        if any((item.organisation, item.role) == (other.organisation, other.role) for other in found):
            raise table.error(f"{item.organisation!r} stands twice with role {item.role!r}")
        found.append(item)
    return tuple(found)


def _members(record: Table, common: dict[str, Any]) -> tuple[MemberData, ...]:
    found: list[MemberData] = []
    for table in record.tables("partnership", "members"):
        table.only("organisation", "partnership", "role", "from", "until")
        member = MemberData(
            role=table.one_of("role", MemberRole),
            term=table.term(),
            organisation=table.optional_text("organisation"),
            nested=table.optional_text("partnership"),
        )
        found.append(member)
        problem = member_problem(member, common["term"])
        if repeated_member(found) is not None:
            problem = f"{member.organisation or member.nested!r} is a member in this role and term already"
        if problem:
            raise table.error(problem)
    return tuple(found)
