# texts for staff
"""Editing: the form with preview and draft, and what happens when two people edit at once."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.actions.adopting import Adoption, adopt
from binnenuit.domain.initiatives.actions.drafting import drop_draft, keep_draft
from binnenuit.domain.initiatives.actions.saving import save_initiative
from binnenuit.domain.initiatives.queries.keeping import as_public, draft_of, kept
from binnenuit.domain.initiatives.queries.revisions import content_at
from binnenuit.domain.initiatives.queries.submissions import SubmissionView, submission
from binnenuit.domain.initiatives.rules.differences import differences
from binnenuit.domain.initiatives.rules.records import Content, Stored
from binnenuit.domain.initiatives.service import submission_labels as submission_wording
from binnenuit.domain.initiatives.web import initiative_page
from binnenuit.domain.initiatives.web.desk import form_choices, wording
from binnenuit.domain.initiatives.web.desk import typed as form
from binnenuit.domain.initiatives.web.desk.reading import Reading, read
from binnenuit.domain.initiatives.web.desk.typed import Typed, one
from binnenuit.foundation.accounts.service import actor_of
from binnenuit.kernel import clock
from binnenuit.kernel.authority import Actor
from binnenuit.kernel.errors import BadInput, ChangedSince, NotFound
from binnenuit.ui.changes import ShownDifference
from binnenuit.ui.formats import language
from binnenuit.ui.staff import staff_page


@dataclass
class Editing:
    """One form on the screen: what it is about, and what is wrong or new."""

    actor: Actor
    typed: Typed
    stored: Stored | None = None
    """None for a new initiative."""
    source: SubmissionView | None = None
    """What someone handed in, that this takes over."""
    reading: Reading | None = None
    problems: list[str] = field(default_factory=list)
    draft: bool = False
    """What stands in the form is a draft that was kept."""
    version: int = 0
    """What the editor has seen."""

    @property
    def conflict(self) -> bool:
        """Say whether someone else has changed it since."""
        return self.stored is not None and self.version != self.stored.version


@staff_page("initiatives.save")
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Edit an initiative; a correction that someone handed in stands beside the form (`?uit=`)."""
    actor = actor_of(request)
    stored = kept(code, actor=actor).stored
    source = _source(request, actor)
    if request.method == "POST":
        return _posted(request, Editing(actor, form.of_post(request.POST), stored, source))
    kept_draft = draft_of(code, actor=actor)
    if kept_draft:
        return _form(
            request, Editing(actor, kept_draft.typed, stored, source, draft=True, version=kept_draft.version)
        )
    return _form(
        request, Editing(actor, form.of_content(stored.content), stored, source, version=stored.version)
    )


@staff_page("initiatives.save")
def new(request: HttpRequest) -> HttpResponse:
    """Make a new initiative, out of a proposal (`?uit=`) or from nothing."""
    actor = actor_of(request)
    source = _source(request, actor)
    if request.method == "POST":
        return _posted(request, Editing(actor, form.of_post(request.POST), None, source))
    typed = form.of_proposal(source.typed) if source else {"cost": ["unknown"]}
    return _form(request, Editing(actor, typed, None, source))


def _source(request: HttpRequest, actor: Actor) -> SubmissionView | None:
    key = request.GET.get("uit", "")
    return submission(int(key), actor=actor) if key.isascii() and key.isdigit() and len(key) < 15 else None  # noqa: PLR2004 -- what a key can be


def _posted(request: HttpRequest, editing: Editing) -> HttpResponse:
    seen = request.POST.get("version", "0")
    editing.version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0  # noqa: PLR2004 -- what a version can be
    what = request.POST.get("doen", "")
    if editing.stored and what in {"draft", "drop"}:
        return _draft(request, editing, editing.stored.code, what)
    if what in {"more", "back"}:
        return _form(request, editing)
    editing.reading = read(editing.typed)
    if editing.reading.content is None:
        return _form(request, editing)
    if what == "preview":
        return _preview(request, editing, editing.reading.content)
    return _save(request, editing, editing.reading.content)


def _draft(request: HttpRequest, editing: Editing, code: str, what: str) -> HttpResponse:
    if what == "draft":
        keep_draft(code, editing.typed, actor=editing.actor, version=editing.version)
        messages.success(request, _("Je kladversie is bewaard. Bezoekers zien haar niet."))
    else:
        drop_draft(code, actor=editing.actor)
        messages.success(request, _("Je kladversie is weggegooid."))
    return _to("keep_initiative" if what == "draft" else "edit_initiative", code)


def _save(request: HttpRequest, editing: Editing, content: Content) -> HttpResponse:
    code = editing.stored.code if editing.stored else ""
    try:
        saved_code = _saved(request, editing, content, code)
    except ChangedSince:
        editing.stored = kept(code, actor=editing.actor).stored
        return _form(request, editing)
    except BadInput as refused:
        editing.problems = wording.refusals(refused)
        return _form(request, editing)
    if code:
        drop_draft(code, actor=editing.actor)
    messages.success(request, _("Het is bewaard."))
    return _to("keep_initiative", saved_code)


def _saved(request: HttpRequest, editing: Editing, content: Content, code: str) -> str:
    reason = one(editing.typed, "reason")
    if editing.source and not editing.source.decided:
        reading = editing.reading
        adoption = Adoption(
            submission=editing.source.pk,
            content=content,
            message=request.POST.get("message", ""),
            code=code,
            version=editing.version,
            reason=reason,
            new_organisation=reading.new_organisation if reading else "",
        )
        return adopt(adoption, actor=editing.actor).code
    return save_initiative(
        content, actor=editing.actor, code=code, version=editing.version, reason=reason
    ).code


def _to(name: str, code: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(name, kwargs={"code": code}), status=303)


def _preview(request: HttpRequest, editing: Editing, content: Content) -> HttpResponse:
    shown = as_public(content, like=editing.stored)
    now = clock.now().astimezone(clock.AMSTERDAM).replace(tzinfo=None)
    return render(
        request,
        "initiatives/desk/preview.html",
        {
            "page": initiative_page.shown(shown, language(), now),
            "initiative": shown,
            "items": list(form.typed_items(editing.typed)),
            "version": editing.version,
            "message": request.POST.get("message", ""),
        },
    )


def _form(request: HttpRequest, editing: Editing) -> HttpResponse:
    theirs, yours = _both(editing)
    stored, typed = editing.stored, editing.typed
    return render(
        request,
        "initiatives/desk/edit.html",
        {
            "editing": editing,
            "stored": stored,
            "title": _title(stored) if stored else "",
            # who sends the form again has seen what the others did
            "version": stored.version if stored else 0,
            "typed": typed,
            "errors": editing.reading.errors if editing.reading else {},
            "make_organisation": bool(
                editing.reading and editing.reading.new_organisation and editing.source
            ),
            "theirs": theirs,
            "yours": yours,
            "places": _blocks(typed, "place"),
            "times": _blocks(typed, "when"),
            "languages_of_texts": form.languages(typed),
            "choices": form_choices.choices(language()),
            "source": editing.source,
            "source_words": submission_wording,
            "message": request.POST.get("message", ""),
        },
    )


def _title(stored: Stored) -> str:
    texts = stored.content.texts
    return (texts.get("nl") or next(iter(texts.values()))).title


def _both(editing: Editing) -> tuple[list[ShownDifference], list[ShownDifference]]:
    """Return what others changed since, and what the form would change of what is there now."""
    if not editing.conflict or editing.stored is None:
        return [], []
    try:
        seen = content_at(editing.stored.code, editing.version)
    except NotFound:
        return [], []
    theirs = wording.differences(differences(seen, editing.stored.content))
    mine = read(editing.typed).content
    yours = wording.differences(differences(editing.stored.content, mine)) if mine else []
    return theirs, yours


def _blocks(typed: Typed, kind: str) -> list[int]:
    """Return the numbers of the blocks to show: those that are filled in, and one that is empty."""
    numbers = form.blocks(typed, kind)
    free = max(numbers, default=-1) + 1
    return [*numbers, free] if free < form.MOST_BLOCKS else numbers
