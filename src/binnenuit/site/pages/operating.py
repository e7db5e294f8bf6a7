"""What operators and security researchers ask for; plain text, the same in every language."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from binnenuit.kernel import clock
from binnenuit.search import engine
from binnenuit.search.errors import IndexMissing
from binnenuit.search.types import SearchRequest
from binnenuit.ui.languages import LANGUAGES
from binnenuit.ui.pages import public_page

VALID_DAYS = 180
"""How long one may rely on the contact in security.txt; RFC 9116 advises less than a year."""
_PLAIN = "text/plain; charset=utf-8"


@public_page
def health(_request: HttpRequest) -> HttpResponse:
    """Answer "ok" where database and search index answer, else 503 with the name of what does not."""
    broken = [
        name for name, works in (("database", _database_answers()), ("index", _index_answers())) if not works
    ]
    if broken:
        return HttpResponse(f"not ok: {', '.join(broken)}\n", status=503, content_type=_PLAIN)
    return HttpResponse("ok\n", content_type=_PLAIN)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _index_answers() -> bool:
    try:
        engine.search(SearchRequest(size=1, facets=()))
    except IndexMissing:
        return False
    return True


@public_page
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Say where to report a weakness (RFC 9116), where the operator has given a contact."""
    if not settings.CONTACT:
        return HttpResponseNotFound("no contact has been set\n", content_type=_PLAIN)
    # The contact is a setting of the running site, so it is as fresh as the answer.
    expires = datetime.combine(clock.today() + timedelta(days=VALID_DAYS), time(), UTC)
    contact = settings.CONTACT if ":" in settings.CONTACT else f"mailto:{settings.CONTACT}"
    complete = (tag for tag, one in LANGUAGES.items() if one.complete)
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(complete)}",
        f"Canonical: {settings.BASE_URL}/.well-known/security.txt",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type=_PLAIN)
