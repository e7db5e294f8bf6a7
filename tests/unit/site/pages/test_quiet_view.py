"""The quiet view: the same site with a title and an icon that say nothing, kept by the address alone."""

import re

import pytest
from django.urls import get_script_prefix

from binnenuit.domain.initiatives.models import Initiative
from binnenuit.ui import errors
from binnenuit.ui.quiet import plain

pytestmark = pytest.mark.same_on_any_database

PAGES = [
    "/", "/over", "/privacy", "/sporen-wissen", "/snel-weg", "/zoeken?q=huwelijksdwang", "/zoeken?q=bestaatnietx",
    "/zoeken/kaart?q=taal", "/begrippen", "/begrippen/huwelijksdwang", "/gemeenten", "/gemeenten/utrecht",
    "/programmas", "/witte-vlekken", "/zoeken?pagina=x", "/bestaat/niet", "/en/begrippen/huwelijksdwang", "/en/",
]  # fmt: skip


@pytest.fixture(autouse=True)
def site(example_site, client):  # noqa: ARG001 -- for what it does
    return client


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_nothing_in_title_and_icon_and_stays_quiet(site, path):
    response = site.get(f"/d{path}")
    page = response.content.decode()
    head = page.split("</head>")[0]
    assert re.findall(r"<title>(.*?)</title>", head) == ["Notes" if path.startswith("/en/") else "Notities"]
    assert re.findall(r'rel="icon" href="/static/ui/(\w+)\.', head) == ["quiet"]
    for telling in (
        "Binnenuit",
        "canonical",
        "hreflang",
        "og:",
        '<script type="application',
        "manifest",
        "elfbeschikking",
    ):
        assert telling not in head
    assert "Binnenuit" not in page.split("<header")[1].split("</header>")[0]
    links = re.findall(r'(?:href|action|data-suggestions)="(/[^"]*)"', page)
    loud = {link for link in links if not link.startswith(("/d/", "/static/"))}
    assert loud == {path} or (loud == set() and path == "/"), (
        "only the way back to the ordinary view leaves it"
    )
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "Set-Cookie" not in response.headers


def test_the_ordinary_view_stays_as_it_is_afterwards(site):
    before = site.get("/begrippen/huwelijksdwang").content
    site.get("/d/begrippen/huwelijksdwang")
    assert get_script_prefix() == "/"
    assert site.get("/begrippen/huwelijksdwang").content == before
    assert b'href="/d/begrippen/huwelijksdwang" rel="nofollow"' in before
    assert before.count(b'"/d/') == 1


def test_a_way_on_stays_in_the_quiet_view(site):
    code = Initiative.objects.visible()[0].code
    assert site.get(f"/d/initiatieven/x-{code}").headers["Location"].startswith("/d/initiatieven/")
    found = site.get("/d/zoeken/suggesties?q=huwelijks").json()
    addresses = [line["address"] for group in found["groups"] for line in group["suggestions"]]
    assert addresses
    assert all(address.startswith("/d/") for address in addresses)


def test_what_is_taken_out_of_the_site_has_the_addresses_of_everybody(site):
    for path in ("/begrippen/huwelijksdwang.ttl", "/zoeken.atom"):
        quiet_one, ordinary = site.get(f"/d{path}").content.decode(), site.get(path).content.decode()
        assert "/d/" not in quiet_one
        assert len(quiet_one) == len(ordinary)


def test_also_the_page_for_our_own_failure_says_nothing(rf):
    from django.urls import set_script_prefix

    set_script_prefix("/d/")
    try:
        page = errors.server_error(rf.get("/")).content.decode()
    finally:
        set_script_prefix("/")
    assert "Binnenuit" not in page
    assert 'action="/d/zoeken"' in page
    assert "/static/ui/quiet.svg" in page


def test_a_plain_address_stays_plain():
    assert plain("/begrippen") == "/begrippen"
