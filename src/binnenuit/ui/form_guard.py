"""Keeps spam out of forms that everyone may send: without cookies, without following anyone, without a third party.

A form carries a signed stamp: when it was made, a number used once, and a small sum. It is taken when a person could
have filled it in (not within seconds, not after a day), when the field that people do not see is empty, and when the
browser has done a bit of arithmetic (`static/ui/proof.js`) or, without JavaScript, the sum has been answered.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.core import signing
from django.utils.translation import gettext as _

from binnenuit.kernel import clock
from binnenuit.ui.rate_limit import RateLimit

Suspicion = Literal["", "trap", "too_quick", "too_old", "unproven"]

QUICKEST_SECONDS = 3
OLDEST_SECONDS = 24 * 3600
PROOF_BITS = 14
"""So many zeros must lead the digest: some 16,000 tries, a second on a cheap phone."""
STAMP, TRAP, PROOF, ANSWER = "stempel", "website-adres", "bewijs", "rekensom"
_LONGEST_PROOF = 20
_SALT = "binnenuit.ui.form_guard"
_HIGHEST = 9


LIMIT = RateLimit(most=20, seconds=600)
"""Forms sent over one connection: a library's or community centre's computers share one, so not too few."""


@dataclass(frozen=True, slots=True)
class FormProblem:
    """Something to mend."""

    name: str
    """Of the field; empty where it is the form's."""
    text: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a form carries: for the template."""

    text: str
    """The signed stamp, for the hidden field."""
    nonce: str
    """What the browser's arithmetic is about."""
    bits: int
    question: str
    """The sum, in the language of the page."""
    proof: str = ""
    answer: str = ""
    """What had been found or answered, where the form comes back with something to mend."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a form may be taken, and the number that was used once with it."""

    problem: Suspicion
    nonce: str = ""


def new_stamp(purpose: str) -> Stamp:
    """Return a fresh stamp for a form of one `purpose`: a stamp of another purpose will not do."""
    nonce = secrets.token_urlsafe(12)
    left, right = 2 + secrets.randbelow(_HIGHEST - 1), 2 + secrets.randbelow(_HIGHEST - 1)
    signed = signing.dumps([purpose, nonce, int(clock.now().timestamp()), left, right], salt=_SALT)
    return Stamp(signed, nonce, PROOF_BITS, _question(left, right))


def stamp_again(posted: Mapping[str, str], purpose: str) -> Stamp:
    """Return the stamp that was posted, with what was answered, or a fresh one where that will not do any more.

    Who has to mend something else in the form need not do the sum again.
    """
    verdict = judge(posted, purpose)
    if verdict.problem in {"too_old", "trap"}:
        return new_stamp(purpose)
    text = posted[STAMP]
    _of, nonce, _made, left, right = signing.loads(text, salt=_SALT)
    proof, answer = posted.get(PROOF, "")[:_LONGEST_PROOF], posted.get(ANSWER, "")[:_LONGEST_PROOF]
    return Stamp(text, nonce, PROOF_BITS, _question(left, right), proof, answer)


def judge(posted: Mapping[str, str], purpose: str) -> Verdict:
    """Say whether what was posted may be taken; never raises, whatever was posted."""
    try:
        of, nonce, made, left, right = signing.loads(posted.get(STAMP, ""), salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return Verdict("too_old")
    age = int(clock.now().timestamp()) - made
    if of != purpose or age > OLDEST_SECONDS:
        return Verdict("too_old")
    if posted.get(TRAP, ""):
        return Verdict("trap", nonce)
    if not (is_proof(nonce, posted.get(PROOF, "")) or _is_number(posted.get(ANSWER, ""), left + right)):
        return Verdict("unproven", nonce)
    return Verdict("too_quick" if age < QUICKEST_SECONDS else "", nonce)


def is_proof(nonce: str, proof: str, bits: int = PROOF_BITS) -> bool:
    """Say whether the SHA-256 of nonce, colon and proof begins with `bits` zeros."""
    if not proof or len(proof) > _LONGEST_PROOF or not proof.isascii():
        return False
    digest = hashlib.sha256(f"{nonce}:{proof}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0


def problem_text(problem: Suspicion) -> str:
    """Say what to do about a problem, in the language of the page."""
    if problem == "unproven":
        return _("Beantwoord de rekensom. Zo weten we dat je geen computer bent.")
    if problem == "too_quick":
        return _("Dat ging heel snel. Kijk je tekst nog even na en verstuur hem dan opnieuw.")
    if problem == "too_old":
        return _("Dit formulier stond te lang open. Je tekst staat er nog. Verstuur hem opnieuw.")
    return _("Laat het veld leeg dat mensen niet zien, en verstuur je tekst opnieuw.")


def _question(left: int, right: int) -> str:
    words = (
        _("twee"),
        _("drie"),
        _("vier"),
        _("vijf"),
        _("zes"),
        _("zeven"),
        _("acht"),
        _("negen"),
    )
    return _("Hoeveel is %(left)s plus %(right)s?") % {"left": words[left - 2], "right": words[right - 2]}


def _is_number(text: str, expected: int) -> bool:
    try:
        return int(text[:_LONGEST_PROOF].strip()) == expected
    except ValueError:
        return False
