"""A form that everyone may send: what was typed, what is wrong with it, and whether it may be taken."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _

from binnenuit.domain.initiatives.rules import submissions as rules
from binnenuit.domain.initiatives.rules.submissions import Kind
from binnenuit.domain.initiatives.service import submission_labels
from binnenuit.ui import form_guard
from binnenuit.ui.form_guard import FormProblem, Stamp, Verdict


@dataclass(frozen=True, slots=True)
class Sent:
    """A form as it is shown, fresh or come back."""

    kind: Kind
    typed: dict[str, str]
    stamp: Stamp
    errors: dict[str, str] = field(default_factory=dict)
    """By field."""
    problems: tuple[FormProblem, ...] = ()
    nonce: str = ""

    @property
    def taken(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.problems

    def longest(self, name: str) -> int:
        """Return how long a field may be."""
        return next(one.longest for one in rules.FIELDS[self.kind] if one.name == name)


def fresh(kind: Kind) -> Sent:
    """Return an empty form."""
    return Sent(kind, dict.fromkeys((one.name for one in rules.FIELDS[kind]), ""), form_guard.new_stamp(kind))


def sent(request: HttpRequest, kind: Kind) -> Sent:
    """Return what was posted, with everything that is wrong at once; nothing that was typed is lost."""
    posted = {name: str(value) for name, value in request.POST.items()}
    typed = rules.cleaned(kind, posted)
    longest = {one.name: one.longest for one in rules.FIELDS[kind]}
    errors = {
        name: submission_labels.problem(what, longest[name])
        for name, what in rules.problems(kind, typed).items()
    }
    verdict = form_guard.judge(posted, kind)
    problems = [
        FormProblem(name, f"{_(submission_labels.FIELDS[name])} {text}") for name, text in errors.items()
    ]
    problems += _guarded(request, verdict, errors)
    return Sent(kind, typed, form_guard.stamp_again(posted, kind), errors, tuple(problems), verdict.nonce)


def _guarded(request: HttpRequest, verdict: Verdict, errors: dict[str, str]) -> list[FormProblem]:
    if verdict.problem == "unproven":
        errors[form_guard.ANSWER] = form_guard.problem_text(verdict.problem)
        return [FormProblem(form_guard.ANSWER, errors[form_guard.ANSWER])]
    if verdict.problem:
        return [FormProblem("", form_guard.problem_text(verdict.problem))]
    if not errors and not form_guard.LIMIT.passes(request):
        return [
            FormProblem(
                "",
                _(
                    "Vanaf deze verbinding is net al veel verstuurd. Wacht tien minuten en verstuur het dan opnieuw. "
                    "Je tekst staat er nog."
                ),
            )
        ]
    return []
