from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError

from binnenuit.kernel import clock


@pytest.fixture
def no_index(settings, tmp_path):
    settings.INDEX_FOLDER = tmp_path / "nothing"


@pytest.mark.usefixtures("no_index")
@pytest.mark.parametrize("path", ["/", "/gemeenten", "/gemeenten/tilburg", "/zoeken"])
def test_without_an_index_the_site_says_so_without_the_database(client, path):
    response = client.get(path)
    text = response.content.decode()
    assert response.status_code == 503
    assert "Zoeken kan nu even niet" in text
    assert 'href="/over"' in text
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.usefixtures("no_index", "db")
def test_health_names_a_missing_index(client):
    response = client.get("/health")
    assert (response.status_code, response.content) == (503, b"not ok: index\n")


@pytest.mark.usefixtures("no_index")
def test_health_names_a_database_that_does_not_answer(client, monkeypatch):
    class Broken:
        def cursor(self):
            raise DatabaseError("gone")

    monkeypatch.setattr("binnenuit.site.pages.operating.connection", Broken())
    response = client.get("/health")
    assert (response.status_code, response.content) == (503, b"not ok: database, index\n")


def fields(text):
    return dict(line.split(": ", 1) for line in text.splitlines())


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("help@example.org", "mailto:help@example.org"),
        ("https://example.org/melden", "https://example.org/melden"),
    ],
)
def test_security_txt_says_where_to_report_and_is_not_out_of_date(client, settings, contact, shown):
    settings.CONTACT = contact
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    said = fields(response.content.decode())
    assert said["Contact"] == shown
    assert said["Preferred-Languages"] == "nl, en"
    assert said["Canonical"].endswith("/.well-known/security.txt")
    expires = datetime.fromisoformat(said["Expires"])
    assert clock.now() < expires < clock.now() + timedelta(days=366), "RFC 9116: ahead, less than a year"


def test_security_txt_is_not_there_without_a_contact(client, settings):
    settings.CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
