import re
from html.parser import HTMLParser

import pytest
from tests.factories import site as make

from binnenuit.ui import languages

pytestmark = pytest.mark.usefixtures("example_site")

PATHS = [
    "/",
    "/over",
    "/zoeken",
    "/programmas",
    "/programmas/samen",
    "/samenwerkingen/alliantie-verandering-van-binnenuit-2",
    "/gemeenten",
    "/gemeenten/tilburg",
    "/gemeenten/vaals",
    "/gemeenten/urk",
    "/gemeenten/urk/witte-vlekken",
    "/witte-vlekken",
    "/begrippen",
    "/begrippen/huwelijksdwang",
    "/begrippen/sextortion",
    "/begrippen/taal-turks",
    "/organisaties/movisie",
    "/organisaties/voorbeeld-de-brug",
    "/bestaat-niet",
]
LANGUAGES = ("nl", "en", "ar", "tr")
"""With one that is written from right to left, and one without a plural after a number."""


class Page(HTMLParser):
    """What a test asks of a page."""

    def __init__(self, text):
        super().__init__()
        self.elements = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def get(client, path, language="nl"):
    prefix = "" if language == "nl" else f"/{language}"
    response = client.get(f"{prefix}{path}")
    return response, Page(response.content.decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_whole_in_every_language(client, path, language):
    response, page = get(client, path, language)
    assert response.status_code == (404 if path == "/bestaat-niet" else 200)
    assert page.all("html")[0]["lang"] == language
    assert page.all("html")[0]["dir"] == ("rtl" if language == "ar" else "ltr")
    assert response.headers["Content-Language"] == language
    assert len(page.all("h1")) == 1
    text = response.content.decode()
    assert re.search(r"<title>\s*[^<\s][^<]* – Binnenuit</title>", text)
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert sorted(ids) == sorted(set(ids)), "an id stands once"
    targets = {attributes["for"] for attributes in page.all("label") if "for" in attributes}
    assert targets <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_no_page_lets_anyone_follow_the_visitor(client, path, language):
    response, page = get(client, path, language)
    assert response.headers["Referrer-Policy"] == "no-referrer"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    loaded = [element["src"] for tag in ("img", "iframe") for element in page.all(tag)]
    # data about the page for machines is no script: nothing of it is carried out
    loaded += [script["src"] for script in page.all("script") if script.get("type") != "application/ld+json"]
    loaded += [link["href"] for link in page.all("link") if link["rel"] in {"stylesheet", "icon"}]
    assert loaded
    assert all(address.startswith("/static/ui/") for address in loaded)
    for tag, attributes in page.elements:
        assert "style" not in attributes, tag
        assert not any(name.startswith("on") for name in attributes), tag
    assert not re.search(
        r'<style|<script(?![^>]*(\bsrc=|type="application/ld\+json"))', response.content.decode()
    )


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/bestaat-niet"])
def test_every_page_names_itself_in_every_language(client, path):
    for language in LANGUAGES:
        _response, page = get(client, path, language)
        alternates = {link["hreflang"]: link["href"] for link in page.all("link") if link.get("hreflang")}
        site = "http://127.0.0.1:8000"
        expected = {tag: f"{site}/{tag}{path}" for tag in languages.LANGUAGES}
        assert alternates == expected | {"nl": f"{site}{path}", "x-default": f"{site}{path}"}
        menu = {link["hreflang"]: link for link in page.all("a") if "dir" in link and "hreflang" in link}
        assert list(menu) == list(languages.LANGUAGES), "the menu has all languages, each marked"
        assert all(link["lang"] == tag for tag, link in menu.items())
        assert menu["ar"]["dir"] == "rtl"


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/bestaat-niet"])
def test_no_link_within_the_site_is_dead(client, path):
    _response, page = get(client, path)
    # the way out leads out, and the page with the files starts making them: both have tests of their own
    links = {a["href"].partition("#")[0] for a in page.all("a")} - {"/weg", "/data"}
    inside = sorted(link for link in links if link.startswith("/"))[:60]
    assert inside
    for link in inside:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("path", PATHS[:-1])
def test_pages_are_read_and_nothing_else(client, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


EXAMPLES = {"/": 6, "/gemeenten/tilburg": 20, "/begrippen/huwelijksdwang": 10,
            "/organisaties/voorbeeld-de-brug": 20, "/begrippen/taal-turks": 10}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("path", "hits"), EXAMPLES.items())
def test_every_example_is_marked_and_the_page_says_so(client, path, hits, language):
    response, _page = get(client, path, language)
    text = response.content.decode()
    marked = text.count('<span class="tag example">')
    assert text.count('<article class="hit">') == hits
    assert marked >= hits - text.count(">Echt<") - text.count(">Echt (English)<")
    assert 'class="notice example"' in text


@pytest.mark.parametrize("path", ["/gemeenten/vaals", "/gemeenten/urk", "/organisaties/movisie", "/over"])
def test_a_page_without_an_example_does_not_speak_of_them(client, path):
    response, _page = get(client, path)
    text = response.content.decode()
    assert 'class="notice example"' not in text
    assert "tag example" not in text


def test_search_engines_keep_away_from_examples_only(client):
    examples = client.get("/organisaties/voorbeeld-de-brug").content.decode()
    assert '<meta name="robots" content="noindex">' in examples
    assert "noindex" not in client.get("/organisaties/movisie").content.decode()


def test_numbers_over_all_initiatives_say_that_examples_count(client):
    municipalities = get(client, "/gemeenten")[0].content.decode()
    assert "De getallen op deze pagina tellen verzonnen initiatieven mee" in municipalities
    home = get(client, "/")[0].content.decode()
    assert "Deze getallen tellen de voorbeelden mee." in home
    assert re.search(r"<dt>initiatieven</dt><dd>26</dd>", home)
    assert re.search(r"<dt>gemeenten met een initiatief</dt><dd>3</dd>", home)


def test_home_shows_every_programme_and_theme(client):
    from binnenuit.domain.programmes.service import programmes
    from binnenuit.foundation.vocabulary.service import thesaurus

    text = get(client, "/")[0].content.decode()
    for programme in programmes():
        assert f'href="/programmas/{programme.code}"' in text
    for theme in thesaurus().top_concepts("themes"):
        assert f'href="/zoeken?thema={theme.id}"' in text


def results(client, address):
    text = client.get(address).content.decode()
    return int(re.search(r'<h2 id="resultaten">(\d+) ', text)[1])


def test_what_a_municipality_has_is_what_search_finds(client):
    text = get(client, "/gemeenten/tilburg")[0].content.decode()
    assert "Er staan hier 24 initiatieven uit deze gemeente." in text
    links = re.findall(r'href="(/zoeken\?thema=[^"]+gemeente=tilburg)"><svg.+?class="count">(\d+)<', text)
    assert links
    for address, count in links:
        assert results(client, address.replace("&amp;", "&")) == int(count)
    assert results(client, "/zoeken?gemeente=tilburg") == 24


def test_a_municipality_says_for_which_themes_there_is_nothing(client):
    from binnenuit.foundation.vocabulary.service import thesaurus

    text = get(client, "/gemeenten/urk")[0].content.decode()
    assert "Uit deze gemeente staan hier nog geen initiatieven." in text
    for theme in thesaurus().top_concepts("themes"):
        assert f"/zoeken?thema={theme.id}&amp;bij=Urk" in text


def test_all_municipalities_are_in_the_list_and_on_the_map(client):
    from binnenuit.foundation.places.service import municipalities

    text = get(client, "/gemeenten")[0].content.decode()
    for municipality in municipalities():
        assert text.count(f'href="/gemeenten/{municipality.slug}"') == 2, municipality.name
    assert text.count('tabindex="-1"><path') == len(municipalities())
    assert '>Tilburg</a> <span class="count">24</span>' in text
    assert "CC BY 4.0" in text, "the map names its makers"


def test_an_unknown_page_is_not_found(client):
    for path in ("/gemeenten/nergens", "/begrippen/niets", "/begrippen/niets.ttl", "/organisaties/niemand"):
        assert client.get(path).status_code == 404, path


def test_an_organisation_shows_what_it_takes_part_in(client):
    text = get(client, "/organisaties/iot")[0].content.decode()
    assert 'href="/samenwerkingen/consortium-zelfbeschikking"' in text
    assert "(coördineert)" in text
    assert 'href="/samenwerkingen/alliantie-verandering-van-binnenuit-2"' in text
    english = get(client, "/organisaties/iot", "en")[0].content.decode()
    assert 'href="/en/samenwerkingen/consortium-zelfbeschikking"' in english


def test_every_kind_and_role_has_words():
    from binnenuit.domain.programmes.rules.kinds import InvolvedRole, MemberRole
    from binnenuit.foundation.organisations.service import Kind
    from binnenuit.site.pages.organisation import ROLES
    from binnenuit.ui.organisations import ORGANISATION_KINDS

    assert set(ORGANISATION_KINDS) == set(Kind)
    assert set(ROLES) == {*MemberRole, *InvolvedRole, "funder"}


def test_the_factory_knows_its_places():
    from binnenuit.foundation.places.service import municipality

    names = [municipality(code).name for code in (make.TILBURG, make.ROTTERDAM, make.VAALS)]
    assert names == ["Tilburg", "Rotterdam", "Vaals"]
