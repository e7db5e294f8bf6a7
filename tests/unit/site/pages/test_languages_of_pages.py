"""What a page in another language shows: its own words, or words that say in which language they are."""

import re
from html.parser import HTMLParser

import pytest
from babel.messages.pofile import read_po

from binnenuit.composition.runtime.preparation import CATALOGUES
from binnenuit.foundation.places.service import municipalities, provinces
from binnenuit.ui.languages import LANGUAGES

pytestmark = [pytest.mark.usefixtures("example_site"), pytest.mark.same_on_any_database]

CORE = (
    "/",
    "/zoeken",
    "/zoeken?q=zorla+evlendirme",
    "/zoeken?q=qqqqqq",
    "/gemeenten/tilburg",
    "/begrippen",
    "/begrippen/huwelijksdwang",
    "/begrippen/taal-turks",
)
PARTIAL = tuple(tag for tag, language in LANGUAGES.items() if not language.complete)
_VOID = {"meta", "link", "input", "br", "img", "use", "path", "circle", "rect", "hr"}
_QUIET = {"title", "script", "style", "code", "bdi", "option"}
"""Names and code are in no language; a title and an option of a list can't hold marks."""


class Spoken(HTMLParser):
    """The texts of a page with the language that their marks say."""

    def __init__(self, text):
        super().__init__()
        self.stack = [("", "", "", False)]
        self.texts = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in _VOID:
            return
        said = dict(attributes)
        _tag, language, direction, quiet = self.stack[-1]
        self.stack.append(
            (
                tag,
                said.get("lang", language),
                said.get("dir", direction),
                quiet or tag in _QUIET,
            )
        )

    def handle_endtag(self, tag):
        while tag not in _VOID and self.stack[-1][0] not in {tag, ""}:
            self.stack.pop()
        if self.stack[-1][0] == tag:
            self.stack.pop()

    def handle_data(self, data):
        _tag, language, direction, quiet = self.stack[-1]
        if data.strip() and not quiet:
            self.texts.append((" ".join(data.split()), language, direction))


def catalogue(tag):
    with (CATALOGUES / tag / "LC_MESSAGES/django.po").open("rb") as lines:
        return read_po(lines)


@pytest.fixture(scope="module")
def dutch():
    """The source texts that are written otherwise in the other languages: seeing one of them means it was missed."""
    same = {
        message.id
        for tag in PARTIAL
        for message in catalogue(tag)
        if message.id and message.id == message.string
    }
    names = {"Initiatieven", "Turtle", "JSON-LD"}
    return {
        message.id
        for message in catalogue("en")
        if isinstance(message.id, str) and len(message.id) > 3 and message.id not in same | names
    } | {"Initiatieven"}


@pytest.mark.parametrize("tag", PARTIAL)
@pytest.mark.parametrize("path", CORE)
def test_no_source_text_is_left_on_the_core_pages(client, dutch, tag, path):
    page = Spoken(client.get(f"/{tag}{path}").content.decode())
    left = {text for text, language, _direction in page.texts if language == tag and text in dutch}
    assert not left


NAMES = {"Atom", "GeoJSON", "JSON-LD", "Turtle", "De Brug", "Movisie"}
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[a-zA-Z]{4,}")


@pytest.mark.parametrize("path", [*CORE, "/programmas/samen", "/gemeenten", "/witte-vlekken"])
def test_no_page_mixes_languages_without_saying_so(client, path):
    places = {place.name for place in (*municipalities(), *provinces())}  # type: ignore[attr-defined]
    page = Spoken(client.get(f"/ar{path}").content.decode())
    assert any(language == "ar" for _text, language, _direction in page.texts)
    for text, language, direction in page.texts:
        assert direction == ("rtl" if language in {"ar", "fa"} else "ltr"), text
        if language == "ar" and _LATIN.search(text) and not _ARABIC.search(text):
            is_name = text in NAMES | places or text.startswith(("Voorbeeld", "Binnenuit"))
            assert is_name, f"{text!r} is in another language than the page and does not say so"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_page_says_whether_its_translation_was_checked(client, tag):
    prefix = "" if tag == "nl" else f"/{tag}"
    page = client.get(f"{prefix}/over?x=1").content.decode()
    assert ('class="unchecked' in page) is not LANGUAGES[tag].checked
    if not LANGUAGES[tag].checked:
        assert '<a href="/over?x=1" lang="nl" dir="ltr" hreflang="nl">' in page
