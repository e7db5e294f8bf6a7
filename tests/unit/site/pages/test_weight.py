"""What a visitor's line has to carry: compressed pages, nothing sent twice, files that are kept for good."""

import gzip
import re

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import site as make

from binnenuit.search.indexing import rebuild
from binnenuit.ui.weight import light

pytestmark = [pytest.mark.usefixtures("example_site"), pytest.mark.same_on_any_database]
BUDGET_BYTES, BUDGET_REQUESTS = 60_000, 8
"""Of a whole page, at the first visit; the search page may weigh 60 kB without its map."""
GZIP = {"accept-encoding": "gzip, deflate, br"}
PAGES = ("/", "/zoeken", "/zoeken?q=praatgroep", "/gemeenten/tilburg", "/begrippen/huwelijksdwang",
         "/programmas/samen", "/organisaties/movisie", "/over")  # fmt: skip


def get(address, **headers):
    answer = Client(SERVER_NAME="localhost").get(address, headers={**GZIP, **headers})
    body = b"".join(answer) if answer.streaming else answer.content
    return answer, body


def parts(page):
    """Return the addresses that a browser fetches with the page: style, scripts, pictures, icon."""
    found = re.findall(
        r'<(?:link rel="(?:stylesheet|icon)"[^>]*? href|script[^>]*? src|img[^>]*? src)="([^"]+)"', page
    )
    return sorted({address.partition("#")[0] for address in found + re.findall(r'<use href="([^"]+)"', page)})


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_with_all_that_it_needs_stays_within_its_budget(path, language):
    answer, body = get(f"{language}{path}")
    assert answer.headers["Content-Encoding"] == "gzip"
    weights = {path: len(body)}
    for address in parts(gzip.decompress(body).decode()):
        answer, body = get(address)
        assert answer.status_code == 200, address
        weights[address] = len(body)
    assert len(weights) >= 4
    assert len(weights) <= BUDGET_REQUESTS, weights
    assert sum(weights.values()) <= BUDGET_BYTES, weights


def test_files_with_a_hash_in_their_name_are_kept_for_good_and_sent_compressed():
    for address in parts(gzip.decompress(get("/zoeken")[1]).decode()):
        answer, body = get(address)
        assert "immutable" in answer.headers["Cache-Control"], address
        assert "max-age=315360000" in answer.headers["Cache-Control"]
        if len(body) > 1000:
            assert answer.headers["Content-Encoding"] in {"br", "gzip"}, address


def test_who_takes_no_compression_gets_the_page_as_it_is():
    packed, plain = get("/over"), get("/over", **{"accept-encoding": "identity"})
    assert "Content-Encoding" not in plain[0].headers
    assert gzip.decompress(packed[1]) == plain[1]
    for answer, _body in (packed, plain):
        assert "Accept-Encoding" in answer.headers["Vary"]
    assert "Content-Encoding" not in get("/over", **{"accept-encoding": "gzip;q=0"})[0].headers


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/zoeken", "/gemeenten/tilburg", "/begrippen", "/begrippen.ttl", "/begrippen.jsonld",
     "/programmas/samen", "/witte-vlekken.csv", "/zoeken.atom?q=praatgroep", "/zoeken.geojson", "/zoeken.csv?q=praatgroep",
     "/zoeken.ics"],
)  # fmt: skip
def test_a_page_is_not_sent_again_to_who_has_it(path):
    answer, _body = get(path)
    etag = answer.headers["ETag"]
    again, body = get(path, **{"if-none-match": etag})
    assert again.status_code == 304
    assert body == b""
    assert again.headers["ETag"].removeprefix("W/") == etag.removeprefix("W/")
    other, _body = get(path, **{"if-none-match": 'W/"another"'})
    assert other.status_code == 200


@pytest.mark.parametrize(
    "path", ["/zoeken?q=praatgroep", "/zoeken/suggesties?q=pra", "/begrippen/huwelijksdwang"]
)
def test_what_is_not_kept_has_no_mark(path):
    assert "ETag" not in get(path)[0].headers


@pytest.mark.parametrize("path", ["/gemeenten/rotterdam", "/zoeken.csv?q=nieuwkomer"])
def test_what_changed_is_sent(path, settings):
    etag = get(path)[0].headers["ETag"]
    make.publish(
        make.content("Nieuwkomer", locations=(make.Location(municipality=make.ROTTERDAM),)), example=True
    )
    rebuild.rebuild(settings.INDEX_FOLDER)
    answer, _body = get(path, **{"if-none-match": etag})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != etag


def asked(**headers):
    return RequestFactory(headers={**GZIP, **headers}).get("/")


@given(st.lists(st.binary(max_size=2000)))
def test_a_stream_is_compressed_piece_by_piece(pieces):
    answer = light(asked(), StreamingHttpResponse(iter(pieces), content_type="text/csv"))
    assert gzip.decompress(b"".join(answer)) == b"".join(pieces)


@pytest.mark.parametrize(
    ("kind", "size", "encoding", "packed"),
    [
        ("text/html", 499, None, False),
        ("text/html", 500, None, True),
        ("image/png", 5000, None, False),
        ("text/html", 5000, "br", False),
    ],
)
def test_only_texts_that_gain_by_it_are_compressed(kind, size, encoding, packed):
    answer = HttpResponse(b"a" * size, content_type=kind)
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    assert (light(asked(), answer).headers.get("Content-Encoding") == "gzip") is packed


def test_an_answer_with_a_cookie_is_never_compressed():
    answer = HttpResponse(b"a" * 5000)
    answer.set_cookie("session", "secret")
    assert "Content-Encoding" not in light(asked(), answer).headers


def test_a_strong_mark_becomes_a_weak_one_when_the_bytes_change():
    answer = HttpResponse(b"a" * 5000, headers={"ETag": '"one"'})
    assert light(asked(), answer).headers["ETag"] == 'W/"one"'
