# texts for staff
"""Editing an organisation: the form with preview and draft, and what happens when two people edit at once."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.service import submission_labels as submission_wording
from binnenuit.domain.initiatives.service.submissions import (
    SubmissionView,
    adopt_for_organisation,
    submission,
)
from binnenuit.foundation.accounts.service import actor_of
from binnenuit.foundation.organisations import service as organisations
from binnenuit.foundation.organisations.service import OrganisationData, StoredOrganisation
from binnenuit.foundation.vocabulary.service import spoken_languages
from binnenuit.kernel.authority import Actor, may
from binnenuit.kernel.errors import BadInput, ChangedSince, NotAllowed, NotFound
from binnenuit.site.desk.organisations import typed as form
from binnenuit.site.desk.organisations import wording
from binnenuit.site.desk.organisations.keeping import number
from binnenuit.site.desk.organisations.typed import Typed, one
from binnenuit.ui.changes import ShownDifference
from binnenuit.ui.formats import language
from binnenuit.ui.previews import page_preview
from binnenuit.ui.staff import staff_page


@dataclass
class Editing:
    """One form on the screen: what it is about, and what is wrong or new."""

    actor: Actor
    typed: Typed
    stored: StoredOrganisation
    source: SubmissionView | None = None
    """What someone handed in, that this takes over."""
    errors: dict[str, str] = field(default_factory=dict)
    draft: bool = False
    """What stands in the form is a draft that was kept."""
    version: int = 0
    """What the editor has seen."""

    @property
    def code(self) -> str:
        """Return the code of the organisation."""
        return self.stored.data.code

    @property
    def conflict(self) -> bool:
        """Say whether someone else has changed it since."""
        return self.version != self.stored.version


@staff_page("organisations.save")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Edit an organisation; a correction that someone handed in stands beside the form (`?uit=`)."""
    actor = actor_of(request)
    stored = organisations.kept_organisation(code, actor=actor)
    source = _source(request, actor, code)
    if request.method == "POST":
        seen = number(request.POST.get("version", ""))
        editing = Editing(actor, form.of_post(request.POST), stored, source, version=seen)
        return _posted(request, editing)
    draft = organisations.organisation_draft(code, actor=actor)
    if draft:
        return _form(request, Editing(actor, draft.typed, stored, source, draft=True, version=draft.version))
    typed = form.of_data(stored.data)
    return _form(request, Editing(actor, typed, stored, source, version=stored.version))


def _source(request: HttpRequest, actor: Actor, code: str) -> SubmissionView | None:
    key = number(request.GET.get("uit", ""))
    if not key:
        return None
    found = submission(key, actor=actor)
    if found.about is None or (found.about.kind, found.about.code) != ("organisation", code):
        raise NotFound(f"submission {key} is not about {code!r}")
    return found


def _posted(request: HttpRequest, editing: Editing) -> HttpResponse:
    what = request.POST.get("doen", "")
    if what in {"draft", "drop"}:
        return _draft(request, editing, what)
    if what in {"more", "back"}:
        return _form(request, editing)
    reading = form.read(editing.code, editing.typed, example=editing.stored.example)
    editing.errors = reading.errors
    if reading.data is None:
        return _form(request, editing)
    if what == "preview":
        return _preview(request, editing, reading.data)
    return _save(request, editing, reading.data)


def _draft(request: HttpRequest, editing: Editing, what: str) -> HttpResponse:
    if what == "draft":
        organisations.keep_organisation_draft(
            editing.code, editing.typed, actor=editing.actor, version=editing.version
        )
        messages.success(request, _("Je kladversie is bewaard. Bezoekers zien haar niet."))
        return _to("keep_organisation", editing.code)
    organisations.drop_organisation_draft(editing.code, actor=editing.actor)
    messages.success(request, _("Je kladversie is weggegooid."))
    return _to("edit_organisation", editing.code)


def _save(request: HttpRequest, editing: Editing, data: OrganisationData) -> HttpResponse:
    reason = one(editing.typed, "reason")
    try:
        if editing.source and not editing.source.decided:
            adopt_for_organisation(
                editing.source.pk,
                data,
                actor=editing.actor,
                version=editing.version,
                reason=reason,
                message=request.POST.get("message", ""),
            )
        else:
            organisations.save_organisation(data, actor=editing.actor, version=editing.version, reason=reason)
    except ChangedSince:
        editing.stored = organisations.kept_organisation(editing.code, actor=editing.actor)
        return _form(request, editing)
    except NotAllowed:
        editing.errors = {"part_of": _("Alleen een redacteur kan veranderen waar een organisatie bij hoort.")}
        return _form(request, editing)
    except BadInput as refused:
        editing.errors = wording.refusals(refused)
        return _form(request, editing)
    organisations.drop_organisation_draft(editing.code, actor=editing.actor)
    messages.success(request, _("Het is bewaard."))
    return _to("keep_organisation", editing.code)


def _to(name: str, code: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, kwargs={"code": code}), status=303)


def _preview(request: HttpRequest, editing: Editing, data: OrganisationData) -> HttpResponse:
    page = page_preview("organisation")
    context = {
        **page.context(organisations.as_shown(data)),
        "page_template": page.template,
        "questions": False,
        "items": list(form.items(editing.typed)),
        "version": editing.version,
        "message": request.POST.get("message", ""),
    }
    return render(request, "desk/organisation_preview.html", context)


def _form(request: HttpRequest, editing: Editing) -> HttpResponse:
    theirs, yours = _both(editing)
    return render(
        request,
        "desk/organisation_edit.html",
        {
            "editing": editing,
            "stored": editing.stored,
            # who sends the form again has seen what the others did
            "version": editing.stored.version,
            "typed": editing.typed,
            "errors": editing.errors,
            "theirs": theirs,
            "yours": yours,
            "sources_shown": form.sources(editing.typed),
            "languages_of_texts": form.languages(editing.typed),
            "kinds": wording.kinds(),
            "spoken": spoken_languages(language()),
            "places": may(
                editing.actor, "organisations.place", organisations.organisation_subject(editing.code)
            ),
            "source": editing.source,
            "source_words": submission_wording,
            "message": request.POST.get("message", ""),
        },
    )


def _both(editing: Editing) -> tuple[list[ShownDifference], list[ShownDifference]]:
    """Return what others changed since, and what the form would change of what is there now."""
    if not editing.conflict:
        return [], []
    now = editing.stored.data
    try:
        seen = organisations.organisation_at(editing.code, editing.version)
    except NotFound:
        return [], []
    mine = form.read(editing.code, editing.typed, example=editing.stored.example).data
    theirs = wording.differences(organisations.organisation_differences(seen, now))
    yours = wording.differences(organisations.organisation_differences(now, mine)) if mine else []
    return theirs, yours
