import logging
import re
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from binnenuit.kernel.errors import BadInput, NotAllowed, NotFound
from binnenuit.search.errors import IndexMissing
from binnenuit.ui import errors
from binnenuit.ui.middleware import ClearRefusals, VisitorHeaders

UI = Path(errors.__file__).parent


@pytest.fixture(autouse=True)
def in_dutch():
    """The language of an earlier request stays with the thread."""
    with translation.override("nl"):
        yield


def answer(exception):
    return ClearRefusals(lambda _request: HttpResponse()).process_exception(
        RequestFactory().get("/zoeken"), exception
    )


@pytest.mark.parametrize(
    ("exception", "status", "words"),
    [
        (BadInput("Kies minder <filters>."), 400, "Kies minder &lt;filters&gt;."),
        (NotFound("x"), 404, "Deze pagina is er niet"),
        (NotAllowed("x"), 404, "Deze pagina is er niet"),
        (IndexMissing("Nog niet."), 503, "Zoeken kan nu even niet"),
        (OperationalError("no connection"), 503, "Deze pagina kan nu even niet"),
        (InterfaceError("closed"), 503, "Deze pagina kan nu even niet"),
    ],
)
def test_a_refusal_says_what_to_do(exception, status, words):
    response = answer(exception)
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert 'href="/"' in page or 'href="/over"' in page


@pytest.mark.parametrize("exception", [NotFound("x"), IndexMissing("x"), OperationalError("x")])
def test_every_page_for_what_went_wrong_helps_on(exception):
    page = answer(exception).content.decode()
    assert "0800-2000" in page.split("<footer")[0]
    assert "data-exit " in page
    assert 'href="/zoeken"' in page or 'action="/zoeken"' in page


def test_one_can_search_from_the_page_that_is_not_there(client):
    page = client.get("/bestaat/niet").content.decode().split("<main")[1]
    assert 'role="search" action="/zoeken"' in page
    assert 'href="/"' in page


def test_a_database_that_does_not_answer_is_written_in_the_log(caplog, monkeypatch):
    monkeypatch.setattr(logging.getLogger("binnenuit"), "propagate", True)
    answer(OperationalError("no connection to the server"))
    assert "no connection to the server" in caplog.text


def test_503_is_answered_also_where_templates_and_translations_fail(monkeypatch, caplog):
    def broken(*_arguments, **_options):
        raise RuntimeError("no template")

    monkeypatch.setattr("binnenuit.ui.errors.render", broken)
    monkeypatch.setattr(logging.getLogger("binnenuit"), "propagate", True)
    response = answer(IndexMissing("x"))
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "0800-2000" in response.content.decode()
    assert "no template" in caplog.text


def test_other_errors_are_not_hidden():
    assert answer(ValueError("bug")) is None


def test_who_waits_for_the_index_is_told_for_how_long():
    assert int(answer(IndexMissing("x")).headers["Retry-After"]) > 0


def test_a_reason_that_is_not_ours_is_not_shown():
    page = errors.bad_request(RequestFactory().get("/"), ValueError("secret path")).content.decode()
    assert "secret" not in page
    assert "Deze vraag kunnen we niet lezen." in page


def test_the_page_for_our_own_failure_needs_nothing(monkeypatch):
    monkeypatch.setattr("django.shortcuts.render", None)
    monkeypatch.setattr("binnenuit.ui.errors.render", None)
    response = errors.server_error(RequestFactory().get("/"))
    page = response.content.decode()
    assert response.status_code == 500
    assert "Dat ligt aan ons" in page
    assert "our fault" in page
    assert "0800-2000" in page
    assert 'action="/zoeken"' in page
    assert 'href="/weg" data-exit' in page
    assert not re.search(r"{[{%#]", page), "no template language: it is sent as it stands"


def test_its_style_is_there(settings):
    links = re.findall(r'(?:href|src)="(/static/[^"]+)"', (UI / "templates/ui/500.html").read_text())
    assert links
    for link in links:
        assert (Path(settings.STATIC_ROOT) / link.removeprefix("/static/")).is_file()


def test_the_error_pages_of_the_site_are_in_both_languages(client):
    for path, language in (("/bestaat/niet", "nl"), ("/en/bestaat/niet", "en")):
        response = client.get(path)
        assert response.status_code == 404
        assert f'<html lang="{language}"' in response.content.decode()


def test_headers_are_on_refusals_too():
    response = VisitorHeaders(lambda _request: errors.not_found(RequestFactory().get("/"), NotFound()))(
        RequestFactory().get("/")
    )
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_style_and_script_ask_nobody_else():
    for path in (*UI.glob("static/ui/*.[cjs][sv]*"), *UI.glob("sheets/*"), *UI.glob("templates/ui/*.html")):
        found = re.findall(r"""(?:https?:)?//[\w.-]+\.\w+""", path.read_text(encoding="utf-8"))
        assert [each for each in found if "www.w3.org" not in each] == [], path.name
