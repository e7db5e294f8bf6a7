"""The forms in which everything can be taken away, and the files of a dump."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.vocabulary.service import rdf
from binnenuit.interchange.export import columns, writing
from binnenuit.interchange.export.source import Progress
from binnenuit.interchange.export.writing import Writer, write_csv
from binnenuit.interchange.hsds.context import Context
from binnenuit.kernel.exports import Exporter, exporters

_EUROPEAN = "http://publications.europa.eu/resource/authority/file-type/"


@dataclass(frozen=True, slots=True)
class Format:
    """One form."""

    file: str
    media_type: str
    file_type: str
    """Of the authority table of the European Union."""
    title: str
    """In English, for the catalogue and the command."""
    write: Writer
    conforms_to: str = ""
    """The address of the standard."""

    @property
    def file_type_uri(self) -> str:
        """Return its address."""
        return f"{_EUROPEAN}{self.file_type}"


HSDS = "https://docs.openreferral.org/"
GEOJSON = "https://www.rfc-editor.org/rfc/rfc7946"
SKOS = "http://www.w3.org/2004/02/skos/core"

INITIATIVES = {
    "csv": Format(
        "initiatives.csv",
        "text/csv",
        "CSV",
        "Initiatives as a table",
        writing.csv,
        "https://www.rfc-editor.org/rfc/rfc4180",
    ),
    "xlsx": Format(
        "initiatives.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        "Initiatives as a workbook",
        writing.xlsx,
    ),
    "hsds-json": Format(
        "hsds-services.json",
        "application/json",
        "JSON",
        "Initiatives as services, whole (HSDS 3.1)",
        writing.hsds_json,
        HSDS,
    ),
    "hsds-datapackage": Format(
        "hsds-datapackage.zip",
        "application/zip",
        "ZIP",
        "Everything as a tabular data package (HSDS 3.0)",
        writing.hsds_datapackage,
        HSDS,
    ),
    "geojson": Format(
        "initiatives.geojson",
        "application/geo+json",
        "GEOJSON",
        "Initiatives on the map",
        writing.geojson,
        GEOJSON,
    ),
    "json-ld": Format(
        "initiatives.jsonld",
        "application/ld+json",
        "JSON_LD",
        "Initiatives as linked data (schema.org)",
        writing.json_ld,
        "https://schema.org/",
    ),
}
"""What `binnenuit export --format` knows."""


def _organisations(path: Path, context: Context, _progress: Progress, examples: bool) -> None:  # noqa: FBT001 -- a `Writer`
    views = organisations.organisation_views(*organisations.organisation_bounds())
    shown = (view for view in views if examples or not view.example)
    write_csv(path, columns.ORGANISATIONS, (columns.organisation(view, context) for view in shown))


def _thesaurus(form: str) -> Callable[[Path, Context, Progress, bool], None]:
    def write(path: Path, _context: Context, _progress: Progress, _examples: bool) -> None:  # noqa: FBT001
        base = f"{settings.BASE_URL}/begrippen"
        path.write_bytes(rdf(None, "turtle" if form == "turtle" else "json-ld", base))

    return write


_FILES = (
    *INITIATIVES.values(),
    Format("organisations.csv", "text/csv", "CSV", "Organisations as a table", _organisations),
)
_THESAURUS = (
    Format("thesaurus.ttl", "text/turtle", "RDF_TURTLE", "The thesaurus (SKOS)", _thesaurus("turtle"), SKOS),
    Format(
        "thesaurus.jsonld",
        "application/ld+json",
        "JSON_LD",
        "The thesaurus (SKOS)",
        _thesaurus("json-ld"),
        SKOS,
    ),
)
"""Files that come with the platform; the last ones stand behind those of rooms."""


def files() -> tuple[Format, ...]:
    """Return all files of a dump, with those that rooms declare."""
    return (*_FILES, *map(_declared, exporters), *_THESAURUS)


def _declared(exporter: Exporter) -> Format:
    def write(path: Path, _context: Context, _progress: Progress, examples: bool) -> None:  # noqa: FBT001 -- a `Writer`
        exporter.write(path, examples)

    return Format(
        exporter.name, exporter.media_type, exporter.file_type, exporter.title, write, exporter.conforms_to
    )
