"""Everything to take away: a page that says what there is, and the files of the last dump."""

from dataclasses import dataclass

from babel.numbers import format_decimal
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import render
from django.utils.http import http_date
from django.utils.translation import gettext, gettext_noop

from binnenuit.foundation.organisations.service import has_examples
from binnenuit.interchange.export import dump
from binnenuit.interchange.export.dump import Dump
from binnenuit.interchange.export.formats import files as dump_files
from binnenuit.kernel import clock
from binnenuit.kernel.commands import start_command
from binnenuit.kernel.errors import NotFound
from binnenuit.ui.formats import locale
from binnenuit.ui.pages import public_page

WAIT_SECONDS = 60
TITLES = {
    "initiatives.csv": gettext_noop("Initiatieven als tabel (CSV)"),
    "initiatives.xlsx": gettext_noop("Initiatieven als werkblad (XLSX)"),
    "hsds-services.json": gettext_noop("Initiatieven volgens HSDS 3.1 (JSON)"),
    "hsds-datapackage.zip": gettext_noop("Alles volgens HSDS 3.0, in tabellen (ZIP met CSV)"),
    "initiatives.geojson": gettext_noop("Initiatieven op de kaart (GeoJSON)"),
    "initiatives.jsonld": gettext_noop("Initiatieven als linked data (JSON-LD, schema.org)"),
    "organisations.csv": gettext_noop("Organisaties als tabel (CSV)"),
    "programmes.json": gettext_noop("Programma's, met bronnen (JSON)"),
    "partnerships.json": gettext_noop("Samenwerkingen, met hun leden (JSON)"),
    "thesaurus.ttl": gettext_noop("Begrippen (SKOS, Turtle)"),
    "thesaurus.jsonld": gettext_noop("Begrippen (SKOS, JSON-LD)"),
}
_OTHER_TYPES = {
    dump.SUMS: "text/plain; charset=us-ascii",
    "catalog.ttl": "text/turtle",
    "catalog.jsonld": "application/ld+json",
}
_KILOBYTE = 1000


@dataclass(frozen=True, slots=True)
class File:
    """One file to take away."""

    name: str
    title: str
    size: str
    sha256: str


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """Show what can be taken away, under which licence."""
    found = _newest()
    files = [
        File(
            each.file,
            gettext(TITLES.get(each.file, each.title)),
            _size(found.sums[each.file][0]),
            found.sums[each.file][1],
        )
        for each in dump_files()
        if found and each.file in found.sums
    ]
    context = {
        "files": files,
        "made_day": found.made.astimezone(clock.AMSTERDAM).date() if found else None,
        "examples": has_examples(),
    }
    return render(request, "pages/data.html", context)


@public_page
def data_file(request: HttpRequest, file: str) -> HttpResponseBase:
    """Return one file of the last dump; where there is none yet, it is being made: 503."""
    if file not in _types():
        raise NotFound(file)
    found = _newest()
    if found is None:
        context = {"files": [], "examples": False}
        response: HttpResponseBase = render(request, "pages/data.html", context, status=503)
        response.headers["Retry-After"] = str(WAIT_SECONDS)
        return response
    return _file(request, found, file)


def _types() -> dict[str, str]:
    """Return the media type of every file that there can be."""
    return {each.file: each.media_type for each in dump_files()} | _OTHER_TYPES


def _newest() -> Dump | None:
    """Return the last dump; where there is none, one is started beside the server."""
    found = dump.newest()
    if found is None and dump.nobody_is_at_it():
        start_command("dump")
    return found


def _file(request: HttpRequest, found: Dump, name: str) -> HttpResponseBase:
    path = found.path(name)
    if path is None:
        raise NotFound(name)
    etag = f'"{found.sums[name][1]}"' if name in found.sums else f'"{found.folder.name}"'
    response: HttpResponseBase
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
    else:
        response = FileResponse(
            path.open("rb"), as_attachment=True, filename=name, content_type=_types()[name]
        )
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(found.made.timestamp())
    response.headers["Cache-Control"] = "public, max-age=600"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _size(number: int) -> str:
    """Return a size as people say it: 866 kB, 2,4 MB."""
    if number < _KILOBYTE**2:
        return f"{max(round(number / _KILOBYTE), 1)} kB"
    return f"{format_decimal(number / _KILOBYTE**2, format='#,##0.0', locale=locale())} MB"
