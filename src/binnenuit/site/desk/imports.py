# texts for staff
"""Bringing a file to be read in: its arrival, what its columns are, and letting it go again."""

from collections.abc import Mapping

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.imports import service as imports_room
from binnenuit.foundation.imports.service import BroughtFile, ColumnMapping, JobView
from binnenuit.foundation.imports.tasks.work import work_on_import
from binnenuit.interchange.importing import report_labels
from binnenuit.interchange.importing.columns import NAMES, TEXTS, guesses
from binnenuit.interchange.importing.source_file import open_file
from binnenuit.interchange.importing.target import KIND
from binnenuit.kernel.errors import Refused
from binnenuit.kernel.problems import ValidationProblem
from binnenuit.site.desk import import_words
from binnenuit.site.desk.upload_handler import FIELD, ImportUploadHandler
from binnenuit.ui.staff import staff_page

PAGE = 50
_WAITING = 50
_LONGEST = 200
_LARGEST_PAGE = 100_000
_FORM_BYTES = 100_000
"""What a form has around its file."""
DEFAULTS = ("organisation", "areas", "status")
"""The fields for which the screen asks what holds where a row says nothing."""


@csrf_exempt  # `_receive` checks it: only after who may not, and what is too large, was refused without being read
@staff_page("imports.import")
def imports(request: HttpRequest) -> HttpResponse:
    """List the imports; take a file in."""
    if request.method != "POST":
        return _listed(request)
    if int(request.META.get("CONTENT_LENGTH") or 0) > imports_room.maximum_bytes() + _FORM_BYTES:
        return _listed(request, _too_large(), 413)
    handler = ImportUploadHandler()
    request.upload_handlers = [handler]
    try:
        return _receive(request, handler)
    except OSError:
        return _listed(request, _("Het bestand kan nu niet worden bewaard. Probeer het later nog eens."), 507)
    finally:
        handler.clear()


@csrf_protect
def _receive(request: HttpRequest, handler: ImportUploadHandler) -> HttpResponse:
    file = request.FILES.get(FIELD)
    if handler.too_large:
        return _listed(request, _too_large(), 413)
    if file is None or not file.name:
        return _listed(request, _("Kies eerst een bestand."), 400)
    name = "".join(letter for letter in file.name if letter.isprintable())[:_LONGEST] or "?"
    try:
        samples = open_file(imports_room.path_of(handler.place), ColumnMapping(), name).samples()
    except Refused as error:
        return _listed(request, report_labels.refused(error), 400)
    columns = guesses([each[0] for each in samples], ColumnMapping())
    brought = BroughtFile(KIND, name, handler.place, file.size or 0, samples, columns)
    pk = imports_room.bring_file(brought, actor=accounts.actor_of(request), language=get_language() or "nl")
    handler.keep()
    return HttpResponseRedirect(reverse("import_columns", kwargs={"pk": pk}))


def _too_large() -> str:
    return _("Het bestand is te groot. Het mag hoogstens %(number)s MB zijn. Verdeel het in delen.") % {
        "number": imports_room.maximum_bytes() // 1_000_000
    }


def _listed(request: HttpRequest, problem: str = "", status: int = 200) -> HttpResponse:
    actor = accounts.actor_of(request)
    page = page_of(request)
    runs, total = imports_room.import_runs(actor=actor, page=page, size=PAGE)
    context = {
        "problem": problem,
        "waiting": imports_room.import_jobs(actor=actor, most=_WAITING),
        "runs": runs,
        "names": accounts.actor_names({run.actor for run in runs}),
        "page": page,
        "pages": -(-total // PAGE),
        "steps": import_words.STEPS,
        "megabytes": imports_room.maximum_bytes() // 1_000_000,
    }
    return render(request, "desk/imports.html", context, status=status)


def page_of(request: HttpRequest) -> int:
    """Return the number of the page that is asked for; the first for what is none."""
    text = request.GET.get("pagina", "")
    return min(max(int(text), 1), _LARGEST_PAGE) if text.isascii() and text.isdigit() and len(text) < 9 else 1  # noqa: PLR2004 -- digits that surely fit


@staff_page("imports.import")
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what each column is taken for, let that be changed, and start the dry run."""
    actor = accounts.actor_of(request)
    job = imports_room.import_job(pk, actor=actor)
    chosen, defaults, source, problem = job.columns, job.defaults, job.source, ""
    if request.method == "POST":
        chosen, defaults, source = _typed(request.POST, job)
        try:
            _check(chosen)
            with transaction.atomic():
                imports_room.choose_columns(pk, chosen, defaults, source, actor=actor)
                imports_room.begin_work(pk, "checking", actor=actor)
                work_on_import.enqueue(pk)
        except Refused as error:
            problem = report_labels.refused(error)
        else:
            return HttpResponseRedirect(reverse("import_job", kwargs={"pk": pk}))
    context = {
        "job": job,
        "chosen": chosen,
        "defaults": defaults,
        "source": source,
        "problem": problem,
        "choices": import_words.choices(),
        "elsewhere": import_words.choices_elsewhere(),
        "states": import_words.STATES,
        "field": report_labels.field,
    }
    return render(request, "desk/import_columns.html", context, status=400 if problem else 200)


def _typed(given: Mapping[str, str], job: JobView) -> tuple[dict[str, str], dict[str, str], str]:
    def text(name: str) -> str:
        return " ".join(given.get(name, "").replace("\0", "").split())[:_LONGEST]

    chosen = {each[0]: text(f"kolom-{number}") for number, each in enumerate(job.samples)}
    return chosen, {name: value for name in DEFAULTS if (value := text(name))}, text("source")


def _check(chosen: Mapping[str, str]) -> None:
    """Raise `Refused` for a field that there is none of, or that two columns are taken for."""
    taken: dict[str, str] = {}
    for header, of in chosen.items():
        name, at, tag = of.partition("@")
        if of and (name not in NAMES or (at and (name not in TEXTS or not tag.isalpha()))):
            raise Refused([ValidationProblem("no_such_choice", {"column": header})])
        if of and of in taken:
            values = {"first": taken[of], "second": header, "field": of}
            raise Refused([ValidationProblem("same_field", values)])
        taken[of] = header


@staff_page("imports.import")
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a file go that was not read in, after asking whether that is meant."""
    actor = accounts.actor_of(request)
    job = imports_room.import_job(pk, actor=actor)
    problem = ""
    if request.method == "POST":
        try:
            imports_room.remove_file(imports_room.drop_job(pk, actor=actor))
        except Refused as error:
            problem = report_labels.refused(error)
        else:
            return HttpResponseRedirect(reverse("imports"))
    context = {"job": job, "problem": problem}
    return render(request, "desk/import_drop.html", context, status=400 if problem else 200)
