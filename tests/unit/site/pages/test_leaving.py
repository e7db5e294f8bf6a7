"""The way out for who has no scripts, and the page about it."""

import pytest

from binnenuit.config.leaving import read_exit
from binnenuit.kernel.errors import OperatingError


def test_the_way_out_leads_away_and_asks_the_browser_to_forget(client, settings):
    settings.EXIT = "https://weer.example/"
    response = client.get("/weg")
    assert response.status_code == 303
    assert response.headers["Location"] == "https://weer.example/"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.content == b""


def test_it_needs_neither_database_nor_index(client):
    assert client.get("/snel-weg").status_code == 200


@pytest.mark.parametrize("address", ["/snel-weg", "/en/snel-weg", "/bestaat/niet"])
def test_the_exit_is_on_every_page(client, address):
    page = client.get(address).content.decode()
    assert page.count("data-exit ") == 1
    assert 'href="/weg"' in page
    assert page.index("data-exit ") < page.index("<header"), "near the start for who goes by keyboard"
    assert page.index("ui/exit.") < page.index('rel="stylesheet"'), "before what takes longer"


@pytest.mark.parametrize(
    "text", ["nu.nl", "javascript:alert(1)", "https://", "https://nu.nl/ x", "ftp://nu.nl/"]
)
def test_the_neutral_site_must_be_a_whole_address(text):
    with pytest.raises(OperatingError, match="BINNENUIT_EXIT"):
        read_exit(text)
