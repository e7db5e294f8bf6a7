"""Reading organisations from data files: each value checked, each mistake with its file and line."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from binnenuit.foundation.organisations.rules.records import EXAMPLE_PREFIX, OrganisationData, SourceData
from binnenuit.foundation.organisations.rules.validation import (
    code_problem,
    kind_problem,
    kvk_problem,
    website_problem,
)
from binnenuit.kernel.datafiles import Record, read_records
from binnenuit.kernel.errors import DataFileError

LENGTHS = {"name": 200, "short_name": 60, "website": 300}


class DataFiles(dict[str, tuple[Record, OrganisationData]]):
    """The organisations of a folder, by code, each with the place where it stands."""

    def __init__(self, folder: Path) -> None:
        """Read all `*.toml` in `folder`; raises `DataFileError` for the first mistake."""
        super().__init__()
        files = sorted(folder.glob("*.toml"))
        if not files:
            raise DataFileError(folder, 0, "no data file (*.toml) here")
        for path in files:
            for _name, record in read_records(path, "organisation"):
                self._keep(record, _organisation(record))

    def _keep(self, record: Record, data: OrganisationData) -> None:
        if data.code in self:
            other = self[data.code][0]
            raise record.error(f"code {data.code!r} stands at {other.path.name}:{other.line} already", "code")
        self[data.code] = record, data


def _organisation(record: Record) -> OrganisationData:
    record.only("code", "name", "short_name", "kind", "kvk", "website", "part_of", "description", "sources")
    for key, longest in LENGTHS.items():
        if len(record.optional_text(key)) > longest:
            raise record.error(f"{key} must have at most {longest} characters", key)
    code = _checked(record, "code", code_problem)
    if code.startswith(EXAMPLE_PREFIX):
        raise record.error(f"codes that start with {EXAMPLE_PREFIX!r} are for examples", "code")
    return OrganisationData(
        code=code,
        name=record.text("name"),
        kind=_checked(record, "kind", kind_problem),
        short_name=record.optional_text("short_name"),
        kvk=_checked(record, "kvk", kvk_problem, required=False),
        website=_checked(record, "website", website_problem, required=False),
        part_of=record.optional_text("part_of"),
        descriptions=_descriptions(record),
        sources=tuple(_source(record, source) for source in _tables(record, "sources")),
    )


def _checked(record: Record, key: str, problem_of: Callable[[str], str], *, required: bool = True) -> str:
    text = record.text(key) if required else record.optional_text(key)
    if problem := problem_of(text):
        raise record.error(problem, key)
    return text


def _descriptions(record: Record) -> tuple[tuple[str, str], ...]:
    texts = record.values.get("description", {})
    if not isinstance(texts, dict) or not all(
        isinstance(text, str) and text.strip() for text in texts.values()
    ):
        raise record.error("description must be a table of language = text", "description")
    if texts and "nl" not in texts:
        raise record.error("description must have a text in nl", "description")
    return tuple(sorted((language, " ".join(text.split())) for language, text in texts.items()))


def _tables(record: Record, key: str) -> list[dict[str, Any]]:
    tables = record.values.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise record.error(f"{key} must be [[organisation.{key}]] tables", key)
    return tables


def _source(record: Record, source: dict[str, Any]) -> SourceData:
    if set(source) != {"title", "url", "checked"}:
        raise record.error("a source has title, url and checked, and nothing else", "sources")
    title, url, checked = source["title"], source["url"], source["checked"]
    if not isinstance(title, str) or not title.strip():
        raise record.error("the title of a source must be a text that is not empty", "sources")
    if not isinstance(url, str) or not url or website_problem(url):
        raise record.error(f"the url of a source must be a web address, not {url!r}", "sources")
    # a datetime is a date as well, for Python
    if type(checked) is not date:
        raise record.error("checked must be a date such as 2026-11-23", "sources")
    return SourceData(title.strip(), url, checked)
