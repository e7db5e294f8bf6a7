"""A document of many pages, as a screen reader finds it: read from the PDF itself (ISO 14289-1, PDF/UA-1)."""

import io
import itertools
import os
import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from binnenuit.kernel import clock
from binnenuit.site.pages import design_charts
from binnenuit.ui import pdf
from binnenuit.ui.contents import contents

pytestmark = [
    pytest.mark.same_on_any_database,
    pytest.mark.skipif(
        not (pdf.available() or os.environ.get("CI")), reason="Pango is missing: install libpangoft2-1.0-0"
    ),
]


def example(language="nl"):
    context = {"cover": True, "with_contents": True, **design_charts.context(clock.today())}
    with translation.override(language):
        return render_to_string("pages/design_document.html", context)


@pytest.fixture(scope="module")
def document():
    return PdfReader(io.BytesIO(pdf.drawn(pdf.pages(example()))))


def elements(document, node=None):
    """Return every element of the structure, each with its parents."""
    node = document.trailer["/Root"]["/StructTreeRoot"] if node is None else node

    def walk(one, parents):
        one = one.get_object()
        if isinstance(one, ArrayObject):
            for kid in one:
                yield from walk(kid, parents)
        elif isinstance(one, DictionaryObject):
            if "/S" in one:
                yield one, parents
                parents = (*parents, one)
            if "/K" in one:
                yield from walk(one["/K"], parents)

    yield from walk(node, ())


def kinds(document, kind):
    return [(one, parents) for one, parents in elements(document) if one["/S"] == kind]


def marks_of_what_is_drawn(page):
    """Return for each text and picture what it is marked as; None where it is not."""
    marks = []
    tokens = rb"/(\w+)\s+(?:<<[^>]*>>\s+)?(?:BMC|BDC)\b|\b(EMC)\b|\b(?:TJ|Tj|Do)\b"
    for token in re.finditer(tokens, page.get_contents().get_data()):
        if token[1]:
            marks.append(token[1].decode())
        elif token[2]:
            marks.pop()
        else:
            yield marks[-1] if marks else None


def bookmarks(outline):
    for one in outline:
        if isinstance(one, list):
            yield from bookmarks(one)
        else:
            yield one.title


class TestDocument:
    def test_it_says_what_it_is(self, document):
        root = document.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "nl"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert document.metadata.title == "Voorbeeld van een document"
        assert re.search(rb"pdfua\S*part(>|=\")1", root["/Metadata"].get_data())

    def test_each_page_has_the_number_that_is_printed_on_it(self, document):
        count = len(document.pages)
        assert document.page_labels == [str(number) for number in range(1, count + 1)]
        for number, page in enumerate(document.pages[1:], start=2):
            assert f"Voorbeeld van een document · {number} / {count}" in page.extract_text()
        assert f"1 / {count}" not in document.pages[0].extract_text()

    def test_the_running_head_names_the_chapter(self, document):
        assert "Tabellen" in document.pages[3].extract_text().splitlines()

    def test_bookmarks_and_contents_name_every_heading_and_the_contents_its_page(self, document):
        named = [heading.text for heading in contents(example()) if heading.text != "Inhoud"]
        assert named[:2] == ["Tekst en talen", "Andere talen"]
        assert list(bookmarks(document.outline)) == ["Voorbeeld van een document", "Inhoud", *named]
        lines = document.pages[1].extract_text().splitlines()
        for title in named:
            line = next(line for line in lines if line.startswith(title))
            page = int(re.search(r"(\d+)$", line)[1])
            assert title in document.pages[page - 1].extract_text()

    def test_the_contents_are_tagged_as_such_and_its_links_say_where_they_lead(self, document):
        assert len(kinds(document, "/TOC")) == 1
        items = kinds(document, "/TOCI")
        assert len(items) == 8
        assert all(parents[-1]["/S"] == "/TOC" for _item, parents in items)
        links = [note.get_object() for note in document.pages[1]["/Annots"]]
        assert {link["/Contents"] for link in links} >= {"Tekst en talen", "Kaart van tegels"}
        assert document.pages[1]["/Tabs"] == "/S"

    def test_parts_in_another_language_say_so(self, document):
        said = {str(one["/Lang"]) for one, _parents in elements(document) if "/Lang" in one}
        assert {"ar", "tr", "uk"} <= said

    def test_every_cell_knows_its_headers_on_each_page_of_a_table(self, document):
        cells = kinds(document, "/TD")
        assert len(cells) > 80
        named = {str(one["/ID"]) for one, _parents in kinds(document, "/TH") if "/ID" in one}
        for cell, _parents in cells:
            headers = [str(header) for header in cell["/A"]["/Headers"]]
            assert len(headers) >= 2
            assert set(headers) <= named
        scopes = [one["/A"]["/Scope"] for one, _parents in kinds(document, "/TH")]
        assert set(scopes) == {"/Row", "/Column"}

    def test_every_picture_says_what_it_shows_and_decoration_is_none(self, document):
        pictures = kinds(document, "/Figure")
        assert [str(one["/Alt"]) for one, _parents in pictures] == ["Aantal initiatieven per provincie."]

    def test_no_level_of_headings_is_skipped(self, document):
        levels = [
            int(one["/S"][2:]) for one, _parents in elements(document) if re.fullmatch(r"/H[1-6]", one["/S"])
        ]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))

    def test_all_that_is_drawn_is_tagged_or_an_artifact_as_running_heads_are(self, document):
        for page in document.pages[1:]:
            kept = list(marks_of_what_is_drawn(page))
            assert None not in kept
            assert kept.count("Artifact") >= 2
            parents = document.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
            tagged = parents[parents.index(page["/StructParents"]) + 1]
            assert len(tagged) == len(re.findall(rb"/MCID", page.get_contents().get_data()))

    def test_in_a_language_from_right_to_left(self):
        made = PdfReader(io.BytesIO(pdf.drawn(pdf.pages(example("ar")))))
        assert made.trailer["/Root"]["/Lang"] == "ar"
        assert made.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"


class TestJob:
    def test_the_same_content_has_the_same_name_and_other_content_another(self):
        assert pdf.pages("<p>a</p>").key() == pdf.pages("<p>a</p>").key()
        names = {
            pdf.pages("<p>a</p>").key(),
            pdf.pages("<p>b</p>").key(),
            pdf.pages("<p>a</p>", "p { color: red }").key(),
            pdf.sheet(("<p>a</p>",)).key(),
        }
        assert len(names) == 4
        assert all(re.fullmatch("[0-9a-f]{32}", name) for name in names)

    def test_a_theme_makes_another_document(self, settings, tmp_path):
        before = pdf.pages("<p>a</p>").key()
        theme = tmp_path / "theme.css"
        theme.write_text(":root { --primary: #1d3f72; }", encoding="utf-8")
        settings.THEME = theme
        assert pdf.pages("<p>a</p>").key() != before

    def test_a_sheet_takes_the_first_that_fits(self):
        css = "@page { size: 60mm 60mm; margin: 5mm }"
        long, short = (
            f'<html lang="nl"><title>t</title><p>{"woord " * many}</p></html>' for many in (400, 3)
        )
        job = pdf.PaperJob((long, short), css, one_page=True)
        made = PdfReader(io.BytesIO(pdf.drawn(job)))
        assert len(made.pages) == 1
        assert made.pages[0].extract_text().split() == ["woord"] * 3


def test_headings_without_an_id_or_of_a_deeper_level_are_not_in_the_contents():
    html = '<h2>a</h2><h2 id="b" lang="ar">b <em>&amp;</em>\n c</h2><h4 id="d">d</h4><h3 id="e">e</h3>'
    assert [(one.id, one.text, one.level, one.language) for one in contents(html)] == [
        ("b", "b & c", 1, "ar"),
        ("e", "e", 2, ""),
    ]
