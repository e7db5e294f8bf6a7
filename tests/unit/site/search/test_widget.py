"""A search on a site of others.

What may be framed and what may not, which colours are refused, and that nothing leaks.
"""

import re
from html import unescape
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import transaction
from django.http import QueryDict
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import initiatives as make
from tests.factories.vocabulary import load_vocabulary

from binnenuit.domain.initiatives.service.records import Location, Text
from binnenuit.foundation.vocabulary.queries import forget
from binnenuit.search.index import reader
from binnenuit.search.indexing import rebuild
from binnenuit.site.search.widget import colours, parameters
from binnenuit.ui.contrast import ENOUGH, contrast

pytestmark = pytest.mark.django_db

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
FRAME = "/widget/zoeken"


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):  # noqa: ARG001 -- the database must be there first
    """Three initiatives, one of which meets at a secret place, once: no test here changes anything."""
    folder = tmp_path_factory.mktemp("widget") / "index"
    hidden = Location(
        make.ROTTERDAM, "Geheim huis", "Laan 2", "3011 AA", "Rotterdam", 51.87, 4.63, hidden=True
    )
    with django_db_blocker.unblock(), override_settings(INDEX_FOLDER=folder), transaction.atomic():
        load_vocabulary()
        first = make.published(texts={"nl": Text("Praatgroep <b>Noord</b>", "Samen praten.")})
        make.published(texts={"nl": Text("Praatgroep Zuid", "Samen praten.")}, locations=(hidden,))
        make.published(texts={"nl": Text("Kookgroep", "Samen koken.")}, cost="amount", cost_cents=250)
        rebuild.rebuild(folder)
        yield folder, first.code
        transaction.set_rollback(True)
        forget()
    reader._readers.pop(folder, None)


@pytest.fixture
def visitor(built, settings):
    settings.INDEX_FOLDER, code = built
    client = Client(SERVER_NAME="localhost")
    client.first = code  # type: ignore[attr-defined]
    return client


def policy(answer):
    return dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))


class TestFrame:
    def test_it_shows_the_search_and_leads_to_our_pages_in_a_new_tab_without_a_word_of_where_from(
        self, visitor
    ):
        page = visitor.get(f"{FRAME}?kosten=gratis&kop=Praten+%26+doen").content.decode()
        assert "<h1>Praten &amp; doen</h1>" in page
        assert "Praatgroep &lt;b&gt;Noord&lt;/b&gt;" in page
        assert "Kookgroep" not in page
        links = re.findall(r"<a ([^>]*)>", page)
        assert len(links) == 3
        for link in links:
            assert 'href="/' in link
            assert 'target="_blank"' in link
            assert 'rel="noopener noreferrer"' in link
        assert any(visitor.first in link for link in links)

    def test_what_is_hidden_is_hidden_here_too(self, visitor):
        page = visitor.get(f"{FRAME}?q=praten").content.decode()
        assert "Praatgroep Zuid" in page
        assert not re.search("Geheim huis|Laan 2|3011", page)

    def test_who_searches_in_it_keeps_what_was_set(self, visitor):
        page = visitor.get(f"{FRAME}?kosten=gratis&aantal=3&kleur=003366&q=koken").content.decode()
        hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
        assert hidden == [("kosten", "gratis"), ("aantal", "3"), ("kleur", "003366")]
        assert 'method="get"' in page
        assert 'method="post"' not in page
        assert "<form" not in visitor.get(f"{FRAME}?zoekveld=nee").content.decode()

    def test_it_says_what_is_wrong_in_the_frame_itself(self, visitor):
        for query, status, said in (
            ("pagina=nul", 400, "getal van 1 tot"),
            ("kleur=eeeeee", 200, "#eeeeee op #ffffff is niet goed te lezen"),
            ("kleur=rood", 200, "‘rood’ is geen kleur"),
        ):
            answer = visitor.get(f"{FRAME}?{query}")
            assert answer.status_code == status
            assert said in answer.content.decode()
            assert policy(answer)["frame-ancestors"] == "*"

    def test_without_an_index_it_says_so(self, visitor, settings, tmp_path):
        settings.INDEX_FOLDER = tmp_path / "nothing"
        answer = visitor.get(FRAME)
        assert answer.status_code == 503
        assert "Probeer het over een paar minuten opnieuw" in answer.content.decode()
        assert policy(answer)["frame-ancestors"] == "*"


class TestHeaders:
    def test_only_the_widget_may_be_framed(self, visitor):
        for address in (
            "/zoeken?q=praatgroep",
            "/widget",
            "/zoeken/melding?q=praatgroep",
            "/voorstel",
            "/bestaat-niet",
        ):
            assert policy(visitor.get(address))["frame-ancestors"] == "'none'", address
        assert policy(visitor.get(FRAME))["frame-ancestors"] == "*"

    def test_it_takes_nothing_from_others_keeps_nothing_and_may_be_shown_where_pages_are_isolated(
        self, visitor
    ):
        answer = visitor.get(f"{FRAME}?q=praatgroep")
        found = policy(answer)
        assert found["default-src"] == "'none'"
        assert {found[part] for part in ("style-src", "script-src", "form-action", "connect-src")} == {
            "'self'"
        }
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert not answer.cookies
        assert "X-Frame-Options" not in answer.headers
        sources = re.findall(r'(?:src|<link[^>]* href)="([^"]+)"', answer.content.decode())
        assert sources
        assert all(source.startswith("/") and not source.startswith("//") for source in sources)

    def test_others_may_load_the_script_and_it_sends_and_keeps_nothing(self, visitor):
        answer = visitor.get("/widget.js")
        assert answer.headers["Content-Type"].startswith("text/javascript")
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert not re.search(
            r"fetch|XMLHttp|sendBeacon|cookie|Storage|innerHTML|eval", answer.content.decode()
        )

    def test_the_page_that_makes_it_shows_frames_of_our_own_only(self, visitor):
        assert policy(visitor.get("/widget"))["frame-src"] == "'self'"

    def test_the_quiet_view_has_no_widget(self, visitor):
        assert visitor.get(f"/d{FRAME}?q=praatgroep").headers["Location"] == "/d/zoeken"
        assert "/widget" not in visitor.get("/d/zoeken?q=praatgroep").content.decode()
        assert "/widget?q=praatgroep" in visitor.get("/zoeken?q=praatgroep").content.decode()


class TestColours:
    @given(COLOUR, COLOUR, COLOUR)
    def test_what_is_not_refused_can_be_read(self, ground, ink, accent):
        query = QueryDict(urlencode({"achtergrond": ground, "tekst": ink, "kleur": accent}))
        chosen, problems = colours.read(query)
        assert (chosen.ground, chosen.ink, chosen.accent) == (ground, ink, accent)
        values = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", colours.css(chosen)))
        legible = all(
            contrast(values[front], values[on]) >= ENOUGH["text"]
            for front, on in (
                ("ink", "paper"),
                ("link", "paper"),
                ("link-visited", "paper"),
                ("ink-soft", "paper"),
            )
        )
        assert legible == (not problems)
        assert contrast(values["on-primary"], values["primary"]) >= ENOUGH["text"]

    def test_the_sites_own_need_no_word_in_the_address(self):
        assert colours.pairs(colours.standard()) == []
        assert colours.read(QueryDict())[1] == ()

    @given(st.text(max_size=30))
    def test_whatever_is_typed_gives_colours_and_nothing_else(self, typed):
        chosen, _problems = colours.read(QueryDict(urlencode({"kleur": typed})))
        assert re.fullmatch(r"#[0-9a-f]{6}", chosen.accent)

    def test_the_style_has_the_colours_or_our_own_where_they_are_refused(self, visitor):
        assert "--primary: #003366;" in visitor.get("/widget/stijl.css?kleur=003366").content.decode()
        refused = visitor.get("/widget/stijl.css?kleur=eeeeee")
        assert "#eeeeee" not in refused.content.decode()
        assert refused.headers["Content-Type"].startswith("text/css")
        assert "max-age=3600" in refused.headers["Cache-Control"]


class TestMaking:
    def test_the_code_shows_what_was_chosen(self, visitor, settings):
        chosen = {"q": "praatgroep", "kop": 'Praten "en" <doen>', "aantal": "10", "schermtaal": "ar"}
        page = visitor.get(f"/widget?{urlencode(chosen)}").content.decode()
        framed, scripted = (unescape(code) for code in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page))
        address = unescape(re.search(r'src="([^"]+)"', framed).group(1))
        assert address.startswith(f"{settings.BASE_URL}/ar{FRAME}?")
        assert unescape(re.search(r'data-address="([^"]+)"', scripted).group(1)) == address
        assert f'src="{settings.BASE_URL}/widget.js"' in scripted
        assert 'title="Praten &quot;en&quot; &lt;doen&gt;"' in framed
        assert 'referrerpolicy="no-referrer"' in framed
        shown = visitor.get(address.removeprefix(settings.BASE_URL)).content.decode()
        assert "Praatgroep Zuid" in shown
        assert 'dir="rtl"' in shown

    def test_colours_that_cannot_be_read_give_no_code_but_a_reason(self, visitor):
        page = visitor.get("/widget?tekst=ffffff&q=praatgroep").content.decode()
        assert "niet goed te lezen" in page
        assert "<textarea" not in page
        assert 'value="praatgroep"' in page

    @pytest.mark.usefixtures("built")
    @given(
        st.fixed_dictionaries(
            {},
            optional={
                "q": st.text(max_size=20), "kop": st.text(max_size=120), "aantal": st.sampled_from(["3", "5", "10", "99", "x"]),
                "zoekveld": st.sampled_from(["ja", "nee", ""]), "kleur": COLOUR, "kosten": st.just("gratis"),
            },
        )
    )  # fmt: skip
    def test_the_address_says_all_of_it_again(self, chosen):
        widget = parameters.parse(QueryDict(urlencode(chosen)), "nl")
        again = parameters.parse(QueryDict(urlsplit(parameters.address(widget, "nl")).query), "nl")
        assert again == widget
