"""PDFs that the worker makes and that are kept: the same document is drawn once, whoever asks for it.

A document is a file in the data folder under the hash of all that it is made of (`PaperJob.key`), so that a
change of its
text, of its style or of a theme makes another one. Only who can make that content can name it: each answer is
built from
what its page may show at this moment. What a visitor typed is never kept (docs/safety.md): such a document is drawn at
once by `pdf.drawn`, and nowhere written down.
"""

import contextlib
import json
import logging
import os
import time
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django_tasks import task

from binnenuit.ui import pdf
from binnenuit.ui.pdf import PaperJob
from binnenuit.ui.rate_limit import RateLimit

LIMIT = RateLimit(most=30, seconds=600)
"""Documents that one connection may have made: each takes about half a second of a processor."""
LOST_SECONDS = 1_800
"""A document that waits longer has lost its worker, and is ordered anew."""
_REFRESH_SECONDS = 2
_DAY_SECONDS = 86_400
_ACCEPTED, _NOT_FOUND, _TOO_MANY = 202, 404, 429
_AFTER_MAIL = -10
"""Priority of drawing: mail takes a moment and goes first."""

logger = logging.getLogger(__name__)


class Stage(StrEnum):
    """How far a document is."""

    UNKNOWN = "unknown"
    BEING_MADE = "being_made"
    READY = "ready"
    FAILED = "failed"


def stage(key: str) -> Stage:
    """Return how far the document of this key is."""
    if _ready(key).exists():
        return Stage.READY
    if _failed(key).exists():
        return Stage.FAILED
    with contextlib.suppress(FileNotFoundError):
        if time.time() - _waiting(key).stat().st_mtime < LOST_SECONDS:
            return Stage.BEING_MADE
    return Stage.UNKNOWN


def order(job: PaperJob) -> Stage:
    """Have a document made, unless that was done already, and return how far it is."""
    key = job.key()
    if (known := stage(key)) is not Stage.UNKNOWN:
        return known
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    _waiting(key).unlink(missing_ok=True)
    try:
        with _waiting(key).open("x", encoding="utf-8") as file:
            json.dump(asdict(job), file)
    except FileExistsError:
        return Stage.BEING_MADE
    try:
        draw.enqueue(key)
    except BaseException:
        _waiting(key).unlink(missing_ok=True)
        raise
    return stage(key)


def content(key: str) -> bytes:
    """Return a document that is ready."""
    return _ready(key).read_bytes()


@task(priority=_AFTER_MAIL)
def draw(key: str) -> None:
    """Draw the document that waits under `key`.

    What can't be drawn is marked, and not tried again for as long as that is kept.
    """
    try:
        held = json.loads(_waiting(key).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    try:
        made = pdf.drawn(PaperJob(tuple(held["variants"]), held["css"], held["one_page"]))
    except Exception:
        logger.exception("a document could not be drawn")
        _failed(key).touch()
    else:
        part = _folder() / f"{key}.part"
        part.write_bytes(made)
        part.replace(_ready(key))
    _waiting(key).unlink(missing_ok=True)


def forget(days: int) -> int:
    """Remove what was made, or left waiting, more than `days` ago, and return how many files that were."""
    removed = 0
    with contextlib.suppress(FileNotFoundError):
        for entry in os.scandir(_folder()):
            with contextlib.suppress(FileNotFoundError):
                if time.time() - entry.stat().st_mtime > days * _DAY_SECONDS:
                    Path(entry.path).unlink()
                    removed += 1
    return removed


def answer(request: HttpRequest, job: PaperJob, filename: str, print_view: str) -> HttpResponse:
    """Answer with the document; while it is being made, and where it can't be, with a page that says so.

    That page leads to `print_view`, the address where the browser prints the same.
    """
    key = job.key()
    etag = f'"{key}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    found = stage(key)
    if found is Stage.UNKNOWN:
        if not pdf.available():
            return no_pdf(request, print_view)
        if not LIMIT.passes(request):
            return too_many(request)
        found = order(job)
    if found is Stage.FAILED:
        return no_pdf(request, print_view)
    if found is Stage.BEING_MADE:
        context = {"stage": "being_made", "address": request.get_full_path(), "print_view": print_view}
        response = render(request, "ui/document_later.html", context, status=_ACCEPTED)
        response.headers["Refresh"] = str(_REFRESH_SECONDS)
        return response
    return as_file(content(key), filename, etag)


def as_file(made: bytes, filename: str, etag: str = "") -> HttpResponse:
    """Return a PDF to look at, which search engines leave alone."""
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    response.headers["X-Robots-Tag"] = "noindex"
    if etag:
        response.headers["ETag"] = etag
    return response


def no_pdf(request: HttpRequest, print_view: str) -> HttpResponse:
    """Say that there is no PDF, and where the same can be printed from the browser."""
    context = {"stage": "failed", "print_view": print_view}
    return render(request, "ui/document_later.html", context, status=_NOT_FOUND)


def too_many(request: HttpRequest) -> HttpResponse:
    """Say that this connection had many documents made just now."""
    return render(request, "ui/document_later.html", {"stage": "too_many"}, status=_TOO_MANY)


def _folder() -> Path:
    return Path(settings.DOCUMENT_FOLDER)


def _ready(key: str) -> Path:
    return _folder() / f"{key}.pdf"


def _failed(key: str) -> Path:
    return _folder() / f"{key}.failed"


def _waiting(key: str) -> Path:
    return _folder() / f"{key}.json"
