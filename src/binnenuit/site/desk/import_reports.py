"""How far an import is, what became of each row, carrying it out, and taking it back."""

from collections.abc import Iterator

from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.imports import service as imports_room
from binnenuit.foundation.imports.service import BACKS, OUTCOMES, PHASES, JobView, Phase, RowView
from binnenuit.foundation.imports.tasks.work import work_on_import
from binnenuit.interchange.importing import report_labels
from binnenuit.kernel.errors import Refused
from binnenuit.site.desk import import_words
from binnenuit.site.desk.imports import PAGE, page_of
from binnenuit.ui.staff import may_somewhere, staff_page
from binnenuit.ui.tables import BYTE_ORDER_MARK, CSV_TYPE, lines

_REFRESH_SECONDS = 4
_ROWS = 500
"""Rows of a table that are made and sent at once."""
_BUSY: tuple[str, ...] = ("checking", "importing", "undoing")


@staff_page("imports.import")
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an import is, or its report; while it is going on the page asks for itself again."""
    return _shown(request, pk)


def _shown(request: HttpRequest, pk: int, problem: str = "") -> HttpResponse:
    actor = accounts.actor_of(request)
    found = imports_room.import_job(pk, actor=actor)
    if found.step == "mapping":
        return HttpResponseRedirect(reverse("import_columns", kwargs={"pk": pk}))
    phase = _phase(request, found)
    outcome = request.GET.get("uitkomst", "")
    outcome = outcome if outcome in {*OUTCOMES, *BACKS} else ""
    page = page_of(request)
    rows, total = imports_room.reported_rows(pk, phase, outcome, actor=actor, page=page, size=PAGE)
    busy, still = found.step in _BUSY and not found.lost, "stil" in request.GET
    context = {
        "job": found,
        "busy": busy,
        "still": still,
        "phase": phase,
        "phases": [each for each in PHASES if found.counts.get(each)],
        "phase_names": import_words.PHASES,
        "outcomes": _in_order(found.counts.get(phase, {})),
        "outcome": outcome,
        "outcome_names": {each: report_labels.outcome(each) for each in report_labels.OUTCOMES},
        "rows": [(row, report_labels.all_said(row.problems, before=row.reasons)) for row in rows],
        "left_out": [report_labels.left_out(each) for each in found.left_out],
        "stopped_by": report_labels.said(found.stopped_by) if found.stopped_by else found.problem,
        "page": page,
        "pages": -(-total // PAGE),
        "keeps": may_somewhere(actor, "initiatives.save"),
        "mine": found.actor == actor.name,
        "problem": problem,
        "share": min(100 * found.position // found.rows, 100) if found.rows else None,
    }
    response = render(request, "desk/import_job.html", context, status=400 if problem else 200)
    if busy and not still:
        response.headers["Refresh"] = str(_REFRESH_SECONDS)
    return response


def _phase(request: HttpRequest, found: JobView) -> Phase:
    """Return the phase that is asked for, or the last one."""
    asked = request.GET.get("deel", "")
    there = [each for each in PHASES if found.counts.get(each)]
    if asked in there:
        return asked
    return there[-1] if there else "check"


def _in_order(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [(each, counts[each]) for each in (*OUTCOMES, *BACKS) if counts.get(each)]


@require_POST
@staff_page("imports.import")
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Let it be carried out, or go on where it stopped."""
    actor = accounts.actor_of(request)
    found = imports_room.import_job(pk, actor=actor)
    halted = found.before if found.step == "stopped" else found.step
    work = "importing" if request.POST.get("wat") == "import" else halted
    try:
        with transaction.atomic():
            imports_room.begin_work(pk, work, actor=actor)
            work_on_import.enqueue(pk)
    except Refused as error:
        return _shown(request, pk, report_labels.refused(error))
    return HttpResponseRedirect(reverse("import_job", kwargs={"pk": pk}))


@staff_page("imports.import")
def report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Return a report as CSV, all of it."""
    actor = accounts.actor_of(request)
    phase = _phase(request, imports_room.import_job(pk, actor=actor))
    response = StreamingHttpResponse(
        _table(imports_room.every_import_row(pk, phase, actor=actor)), content_type=CSV_TYPE
    )
    response.headers["Content-Disposition"] = f'attachment; filename="import-{pk}-{phase}.csv"'
    return response


def _table(rows: Iterator[RowView]) -> Iterator[str]:
    waiting: list[tuple[str | int, ...]] = [report_labels.header()]
    yield BYTE_ORDER_MARK
    for row in rows:
        why = "\n".join(report_labels.all_said(row.problems, before=row.reasons))
        waiting.append((row.number, row.key, report_labels.outcome(row.outcome), row.code, row.title, why))
        if len(waiting) == _ROWS:
            yield lines(waiting)
            waiting = []
    yield lines(waiting)


@staff_page("imports.undo")
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take a whole import back, after asking whether that is meant."""
    actor = accounts.actor_of(request)
    run = imports_room.import_run(number, actor=actor)
    problem = ""
    if request.method == "POST":
        try:
            with transaction.atomic():
                pk = imports_room.begin_undo(number, actor=actor, language=get_language() or "nl")
                work_on_import.enqueue(pk)
        except Refused as error:
            problem = report_labels.refused(error)
        else:
            return HttpResponseRedirect(reverse("import_job", kwargs={"pk": pk}))
    context = {"run": run, "problem": problem}
    return render(request, "desk/import_undo.html", context, status=400 if problem else 200)
