"""On paper: a code that leads to the page, and a flyer that fits, says what the page says, and fetches nothing."""

import io
import os
import re
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from tests.factories import initiatives as make

from binnenuit.domain.initiatives.actions.steps import end
from binnenuit.domain.initiatives.queries import public_initiative
from binnenuit.domain.initiatives.service.records import Contact, Location, Schedule, Text
from binnenuit.domain.initiatives.web import initiative_page
from binnenuit.domain.initiatives.web.flyers.flyer import flyer_of
from binnenuit.kernel.authority import OPERATOR
from binnenuit.ui import documents, pdf, qr
from binnenuit.ui.flyers import PAPERS, TIGHTEST, cut
from binnenuit.ui.rate_limit import RateLimit

pytestmark = [pytest.mark.usefixtures("words"), pytest.mark.same_on_any_database]
needs_pango = pytest.mark.skipif(
    not (pdf.available() or os.environ.get("CI")), reason="Pango is missing: install libpangoft2-1.0-0"
)
HIDDEN = Location(make.ROTTERDAM, "Geheim huis", "Laan 2", "3011 AA", "Rotterdam", 51.87, 4.63, hidden=True)
LONG = " ".join(["samenkomen"] * 60)


@pytest.fixture
def visitor():
    return Client(SERVER_NAME="localhost")


@pytest.fixture(autouse=True)
def many(monkeypatch):
    """Let more flyers be made than one connection may make."""
    monkeypatch.setattr(documents, "LIMIT", RateLimit(most=1_000, seconds=600))


def page_of(saved, ending):
    return f"/initiatieven/{saved.slug}-{saved.code}/{ending}"


def read(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def words_on(document):
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


class TestCodes:
    def test_the_short_address_leads_to_the_page(self, visitor, index):
        saved = make.published()
        index()
        answer = visitor.get(f"/i/{saved.code}")
        assert (answer.status_code, answer.headers["Location"]) == (
            302,
            f"/initiatieven/{saved.slug}-{saved.code}",
        )
        assert visitor.get(f"/en/i/{saved.code}").headers["Location"].startswith("/en/")
        assert visitor.get("/i/0000000000").status_code == 404

    @pytest.mark.parametrize("address", ["/zoeken/qr.png?q=taal", "initiative"])
    def test_a_picture_has_white_around_it_and_the_three_corners_that_cameras_look_for(
        self, visitor, index, address
    ):
        saved = make.published()
        index()
        answer = visitor.get(page_of(saved, "qr.png") if address == "initiative" else address)
        picture = Image.open(io.BytesIO(answer.content)).convert("L")
        size = 12
        modules = picture.width // size
        assert picture.size == (modules * size, modules * size)

        def dark(column, row):
            return picture.getpixel((column * size + size // 2, row * size + size // 2)) < 128

        assert not any(dark(column, row) for column in range(modules) for row in range(4))
        for left, top in ((4, 4), (modules - 11, 4), (4, modules - 11)):
            assert all(dark(left + step, top) and dark(left + step, top + 6) for step in range(7))
            assert not any(dark(left + step, top + 1) for step in range(1, 6))
            assert dark(left + 3, top + 3)

    def test_a_drawing_says_in_words_what_it_is(self):
        assert "<title>QR-code</title>" in qr.svg("https://binnenuit.example/i/abc", "QR-code")

    def test_a_drawing_is_a_file_of_its_own(self, visitor, index):
        saved = make.published()
        index()
        answer = visitor.get(page_of(saved, "qr.svg"))
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert answer.content.startswith(b"<?xml")
        assert visitor.get(page_of(saved, "qr.gif")).status_code == 404


@needs_pango
class TestPdf:
    @pytest.mark.parametrize("paper", PAPERS)
    def test_one_page_that_says_what_the_page_says_for_a_screen_reader_too(self, visitor, index, paper):
        saved = make.published(contact=Contact("Balie", "balie@voorbeeldhuis.nl", "010 123 45 67"))
        index()
        answer = visitor.get(page_of(saved, f"flyer-{paper}.pdf"))
        document = read(answer)
        assert len(document.pages) == 1
        width, height = (round(float(side) * 25.4 / 72) for side in document.pages[0].mediabox.upper_right)
        assert (width, height) == {"a4": (210, 297), "a6": (105, 148)}[paper]
        root = document.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "nl"
        assert document.metadata.title == "Taalcafé aan de Maas"
        assert re.search(rb"pdfua\S*part(>|=\")1", root["/Metadata"].get_data())
        said = words_on(document)
        for told in (
            "Taalcafé aan de Maas",
            "Wijkgebouw",
            "elke dinsdag",
            "010 123 45 67",
            f"/i/{saved.code}",
        ):
            assert told in said

    @pytest.mark.parametrize("paper", PAPERS)
    def test_however_long_it_is_there_is_room_for_the_code(self, visitor, index, paper):
        saved = make.published(
            texts={"nl": Text(LONG[:190], LONG[:290], LONG, how_to_take_part=LONG)},
            schedules=tuple(
                Schedule(datetime(2026, 1, day, 10), "FREQ=WEEKLY", 60)  # noqa: DTZ001 -- on the clock on the wall
                for day in range(5, 12)
            ),
            languages=("nl", "tr", "ar", "so", "fr", "uk", "pl", "en"),
            accessibility=("wheelchair", "accessible_toilet"),
            contact=Contact("Een naam die lang is", "een.lang.adres@voorbeeldhuis.nl", "010 123 45 67"),
        )
        index()
        document = read(visitor.get(page_of(saved, f"flyer-{paper}.pdf")))
        assert len(document.pages) == 1
        assert f"/i/{saved.code}" in words_on(document)

    def test_an_address_that_is_hidden_stays_so(self, visitor, index):
        saved = make.published(locations=(HIDDEN,))
        index()
        for address in ("flyer-a4.pdf", "flyer-a6.pdf"):
            said = words_on(read(visitor.get(page_of(saved, address))))
            assert "gemeente Rotterdam" in said
            for secret in ("Geheim", "Laan", "3011"):
                assert secret not in said
        shown = visitor.get(page_of(saved, "flyer/a4")).content.decode()
        assert "Geheim huis" not in shown
        assert "Laan 2" not in shown

    def test_in_a_language_from_right_to_left(self, visitor, index):
        saved = make.published()
        index()
        document = read(visitor.get(f"/ar{page_of(saved, 'flyer-a4.pdf')}"))
        assert document.trailer["/Root"]["/Lang"] == "ar"
        assert f"/ar/i/{saved.code}" in words_on(document)

    def test_a_search_goes_on_over_more_pages(self, visitor, index):
        for number in range(60):
            make.published(texts={"nl": Text(f"Taalcafé nummer {number}", "Praten.", "")})
        index()
        document = read(visitor.get("/zoeken/flyer-a4.pdf?q=taalcaf%C3%A9"))
        said = words_on(document)
        assert len(document.pages) > 1
        assert said.count("Taalcafé nummer") == 50
        assert "En nog 10 andere" in said
        for number, page in enumerate(document.pages, start=1):
            assert f"{number} / {len(document.pages)}" in page.extract_text()
        assert "/zoeken?q=taalcaf%C3%A9" in said.replace("- ", "").replace(" ", "")

    def test_a_search_on_small_paper_stays_one_page(self, visitor, index):
        for number in range(25):
            make.published(texts={"nl": Text(f"Taalcafé nummer {number}", "Praten.", "")})
        index()
        document = read(visitor.get("/zoeken/flyer-a6.pdf?q=taalcaf%C3%A9"))
        said = words_on(document)
        assert len(document.pages) == 1
        on_it = said.count("Taalcafé nummer")
        assert on_it >= 3
        assert f"En nog {25 - on_it} andere" in said

    def test_what_somebody_searched_for_is_written_down_nowhere(
        self, visitor, index, django_assert_num_queries
    ):
        make.published()
        index()
        with django_assert_num_queries(0):
            read(visitor.get("/zoeken/flyer-a4.pdf?q=geheimwoord"))
        folder = Path(django_settings.DOCUMENT_FOLDER)
        assert not [path for path in folder.glob("*") if b"geheimwoord" in path.read_bytes()]

    def test_a_search_by_place_with_the_address_unless_that_is_hidden(self, visitor, index):
        make.published(texts={"nl": Text("Praatgroep in het huis", "Praten.", "")}, locations=(HIDDEN,))
        make.published(texts={"nl": Text("Praatgroep open", "Praten.", "")})
        index()
        said = words_on(read(visitor.get("/zoeken/flyer-a4.pdf?q=praatgroep")))
        assert said.count("Rotterdam") >= 1
        assert "Voorbeeldstraat 1" in said
        assert "Praatgroep in het huis" in said
        assert not re.search("Geheim huis|Laan 2|3011", said)

    def test_one_that_has_ended_says_so(self, visitor, index):
        saved = make.published()
        end(saved.code, actor=OPERATOR, version=saved.version)
        index()
        assert "afgelopen" in words_on(read(visitor.get(page_of(saved, "flyer-a6.pdf"))))

    def test_it_is_drawn_once_whoever_asks_and_so_often_for_one_connection(self, visitor, index, monkeypatch):
        saved, other = make.published(), make.published()
        index()
        monkeypatch.setattr(documents, "LIMIT", RateLimit(most=1, seconds=600))
        address = page_of(saved, "flyer-a6.pdf")
        first = visitor.get(address)
        assert visitor.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        assert visitor.get(address).content == first.content
        refused = visitor.get(page_of(other, "flyer-a6.pdf"))
        assert refused.status_code == 429
        assert "over tien minuten" in refused.content.decode()

    def test_nothing_is_fetched_whatever_stands_in_the_document(self, tmp_path):
        secret = tmp_path / "secret.css"
        secret.write_text("@page { size: 100mm 100mm }", encoding="utf-8")
        html = (
            f'<html lang="nl"><title>t</title><link rel="stylesheet" href="{secret.as_uri()}"><p>a</p></html>'
        )
        made = PdfReader(io.BytesIO(pdf.drawn(pdf.pages(html, "@page { size: 50mm 50mm }"))))
        assert round(float(made.pages[0].mediabox.width) * 25.4 / 72) == 50


class TestSharing:
    def test_the_page_leads_to_all_of_it(self, visitor, index):
        saved = make.published()
        index()
        assert (
            page_of(saved, "delen")
            in visitor.get(f"/initiatieven/{saved.slug}-{saved.code}").content.decode()
        )
        page = visitor.get(page_of(saved, "delen")).content.decode()
        for ending in ("flyer/a4", "flyer/a6", "qr.svg", "qr.png"):
            address = page_of(saved, ending)
            assert f'"{address}"' in page
            assert visitor.get(address).status_code == 200
        assert visitor.get(page_of(saved, "flyer/a5")).status_code == 404
        renamed = visitor.get(f"/initiatieven/anders-{saved.code}/delen")
        assert renamed.headers["Location"] == page_of(saved, "delen")

    def test_a_search_warns_that_it_can_be_read(self, visitor, index):
        make.published()
        index()
        assert 'href="/zoeken/delen?q=taal"' in visitor.get("/zoeken?q=taal").content.decode()
        assert "wat je zocht, staat op de flyer" in visitor.get("/zoeken/delen?q=taal").content.decode()
        assert "wat je zocht" not in visitor.get("/zoeken/delen").content.decode()

    def test_a_search_that_is_too_long_for_a_code(self, visitor, index):
        index()
        query = "&".join(f"organisatie={'x' * 60}{number}" for number in range(40))
        answer = visitor.get(f"/zoeken/qr.png?{query}")
        assert answer.status_code == 400
        assert "te lang voor een QR-code" in answer.content.decode()

    def test_the_quiet_view_offers_none_of_it(self, visitor, index):
        saved = make.published()
        index()
        for address in (f"/d/initiatieven/{saved.slug}-{saved.code}", "/d/zoeken?q=taal"):
            assert "/delen" not in visitor.get(address).content.decode()

    def test_without_the_library_it_is_printed_from_the_browser(self, visitor, index, monkeypatch):
        saved = make.published()
        index()
        monkeypatch.setattr(pdf, "_library", lambda: None)
        page = visitor.get(page_of(saved, "delen")).content.decode()
        assert "kan nu geen PDF maken" in page
        assert ".pdf" not in page
        for address in (page_of(saved, "flyer-a4.pdf"), "/zoeken/flyer-a4.pdf?q=taal"):
            answer = visitor.get(address)
            assert answer.status_code == 404
            assert "Er is nu geen PDF" in answer.content.decode()
            assert f'href="{address.replace("flyer-a4.pdf", "flyer/a4")}"' in answer.content.decode()
        with pytest.raises(pdf.NoPdf):
            pdf.drawn(pdf.pages("", ""))


@given(st.text(max_size=300), st.integers(0, 60))
def test_a_text_that_is_cut_is_never_longer_and_begins_the_same(text, longest):
    plain, kept = " ".join(text.split()), cut(text, longest)
    assert len(kept) <= longest + 1
    assert plain.startswith(kept.removesuffix("…"))
    assert kept == plain or len(plain) > longest


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=5)
@given(st.integers(0, TIGHTEST - 1))
def test_the_tighter_the_less(words, index, tightness):  # noqa: ARG001 -- the thesaurus must be there
    saved = make.published(texts={"nl": Text(LONG[:190], LONG[:290], LONG, how_to_take_part=LONG)})
    index()
    now = datetime(2026, 11, 24, 10)  # noqa: DTZ001 -- on the clock on the wall
    page = initiative_page.shown(public_initiative(saved.code), "nl", now)
    more, less = flyer_of(page, tightness), flyer_of(page, tightness + 1)
    for each in (
        lambda one: len(one.title),
        lambda one: len(one.summary),
        lambda one: len(one.how),
        lambda one: len(one.facts),
    ):
        assert each(less) <= each(more)
    assert (less.address, less.short) == (more.address, more.short)
