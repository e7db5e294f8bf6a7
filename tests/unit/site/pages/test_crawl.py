"""A walk along every link of the site from its front door, as a machine would: nothing is broken anywhere.

Addresses of one kind (all municipalities, all concepts) are sampled; kinds of address are not.
"""

import re
from collections import Counter, deque
from functools import lru_cache
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.urls import resolve
from django.utils import translation

from binnenuit.composition.runtime.preparation import CATALOGUES
from binnenuit.interchange.export import dump
from binnenuit.ui.pages import languages_of
from binnenuit.ui.quiet import PREFIX

OF_ONE_KIND = {"nl": 3, "en": 1}
"""Pages of one kind, and as many again with a question behind the address; of each other language one without."""
LANGUAGES = [tag for tag, _name in settings.LANGUAGES]
OTHERS_OWN = {"leave"}
"""Leads out of the site, as it should."""


class Seen(HTMLParser):
    """What a page holds: its links, ids, headings, title, description, language, and its texts by language."""

    EMPTY = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

    def __init__(self):
        super().__init__()
        self.links, self.ids, self.targets = [], Counter(), []
        self.headings, self.title, self.description, self.language = 0, "", "", ""
        self.texts = []
        self._open = []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        outer = self._open[-1][1] if self._open else ""
        language = found.get("lang", outer)
        if tag not in self.EMPTY:
            self._open.append((tag, language))
        if tag == "html":
            self.language = language or ""
        self.headings += tag == "h1"
        if found.get("id"):
            self.ids[found["id"]] += 1
        if tag in {"a", "area"} and found.get("href"):
            self.links.append(found["href"])
        if tag == "meta" and found.get("name") == "description":
            self.description = found.get("content", "")
        self.targets += [
            *found.get("aria-labelledby", "").split(),
            *found.get("aria-describedby", "").split(),
            *found.get("aria-controls", "").split(),
            *([found["for"]] if tag == "label" and "for" in found else []),
        ]

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self._open:
            return
        tag, language = self._open[-1]
        if tag == "title":
            self.title += data
        elif tag not in {"script", "style"} and language == self.language and data.strip():
            self.texts.append(" ".join(data.split()))


@lru_cache
def untranslated(language):
    """Return the Dutch texts of the interface that read differently in `language`: none may stand on its pages."""
    path = CATALOGUES / language / "LC_MESSAGES/django.po"
    with path.open("rb") as lines:
        return {
            " ".join(message.id.split())
            for message in read_po(lines)
            if isinstance(message.id, str)
            and len(message.id.split()) > 2
            and message.string not in ("", message.id)
            and not re.search(r"%\(|<", message.id)
        }


def kind_of(address):
    """Return the name of the page, the language of its address, and whether a question stands behind it."""
    path, _mark, query = address.partition("?")
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        return resolve(path).view_name, language, bool(query)


def language_of(path):
    """Return the language that the page must be in: that of its address, or Dutch for what is not in all languages."""
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        return language if language in languages_of(resolve(path).func) else settings.LANGUAGE_CODE


def problems(seen, language):
    """Say what is wrong with one page."""
    found = []
    if not seen.title.strip().removesuffix("– Binnenuit").strip():
        found.append("no title")
    if not seen.description.strip():
        found.append("no description")
    if seen.headings != 1:
        found.append(f"{seen.headings} first headings")
    if seen.language != language:
        found.append(f"is in {seen.language!r}, its address in {language!r}")
    found += [f"id {name!r} stands there {count} times" for name, count in seen.ids.items() if count > 1]
    found += [f"refers to {name!r}, which is not there" for name in seen.targets if name not in seen.ids]
    if language != "nl":
        found += [f"not translated: {text!r}" for text in seen.texts if text in untranslated(language)]
    return found


class Walk:
    """From link to link; `wrong` says what is wrong by address, `read` how many pages of each kind were read."""

    def __init__(self):
        self.client = Client(SERVER_NAME="localhost", raise_request_exception=False)
        self.known = {"/" if tag == settings.LANGUAGE_CODE else f"/{tag}/" for tag in LANGUAGES}
        self.waiting = deque(sorted(self.known))
        self.wrong, self.read, self.counts = {}, Counter(), Counter()

    def go(self):
        while self.waiting:
            address = self.waiting.popleft()
            answer = self.client.get(address, follow=True)
            if answer.streaming:  # a file stays open until all of it has been sent
                b"".join(answer)
            if answer.status_code != 200:
                self.wrong[address] = [f"status {answer.status_code}"]
            elif answer.headers["Content-Type"].startswith("text/html"):
                self.look(address, answer.content.decode())
        return self

    def look(self, address, page):
        seen = Seen()
        seen.feed(page)
        self.read[kind_of(address)[0]] += 1
        found = problems(seen, language_of(address.partition("?")[0]))
        for link in seen.links:
            target, fragment = urldefrag(urljoin(address, link))
            if fragment and target == address and fragment not in seen.ids:
                found.append(f"leads to #{fragment}, which is not there")
            if target.startswith("/") and target not in self.known and self.wants(target):
                self.known.add(target)
                self.waiting.append(target)
        if found:
            self.wrong[address] = found

    def wants(self, address):
        """Say whether to read this too: the first few of each kind; not what leads out or stands under an account.

        Nor the quiet view: it is the same site again, and has a test of its own.
        """
        if address.startswith(PREFIX):
            return False
        kind = name, language, asked = kind_of(address)
        if name in OTHERS_OWN or address.removeprefix(f"/{language}").startswith(("/account", "/beheer")):
            return False
        self.counts[kind] += 1
        return self.counts[kind] <= OF_ONE_KIND.get(language, 0 if asked else 1)


@pytest.mark.usefixtures("example_site")
def test_every_link_leads_somewhere_and_every_page_is_whole(settings, tmp_path):
    settings.DUMP_FOLDER = tmp_path / "dump"
    dump.make(lambda _number: None)  # so that the page with the files starts none itself
    walked = Walk().go()
    assert walked.wrong == {}
    kinds = {"home", "search", "search_map", "initiative", "organisation", "municipality", "concept", "programme",
             "partnership", "programmes", "municipalities", "concepts", "about", "white_spots"}  # fmt: skip
    assert kinds <= set(walked.read)
    assert walked.read["municipality"] >= len(LANGUAGES)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('<html lang="nl"><title>x</title><h1 id="a"></h1><p id="a">', "id 'a' stands there 2 times"),
        ('<html lang="en"><title>x</title><h1></h1>', "is in 'en', its address in 'nl'"),
        ('<html lang="nl"><title>x</title>', "0 first headings"),
        ('<html lang="nl"><title> – Binnenuit</title><h1></h1>', "no title"),
        ('<html lang="nl"><h1></h1><label for="b"></label>', "refers to 'b', which is not there"),
    ],
)
def test_what_is_wrong_is_noticed(page, said):
    seen = Seen()
    seen.feed(page)
    assert said in problems(seen, "nl")


def test_a_text_that_was_not_translated_is_noticed():
    dutch = min(untranslated("en"))
    seen = Seen()
    seen.feed(f'<html lang="en"><h1>Hello</h1><p>{dutch}</p><p lang="nl">{dutch}</p>')
    assert [each for each in problems(seen, "en") if "translated" in each] == [f"not translated: {dutch!r}"]
