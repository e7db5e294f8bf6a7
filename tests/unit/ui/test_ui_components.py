import pytest
from django.template import engines
from django.utils import translation

from binnenuit.search.types import Hit, Segment


def rendered(source, language="nl", **context):
    text = '{% import "ui/components.html" as c %}' + source
    with translation.override(language):
        return engines.all()[0].from_string(text).render(context)


def hit(**changes):
    values = {
        "kind": "initiative",
        "pk": 1,
        "code": "abcdefghjk",
        "score": 1.0,
        "title": (Segment("Taalmaatje"), Segment(" in "), Segment("<Rotterdam>", hit=True)),
        "snippet": (Segment("Leer "), Segment("Nederlands", hit=True)),
        "language": "nl",
        "card": {"slug": "taalmaatje", "organisation": "De Brug", "place": "Rotterdam"},
    }
    return Hit(**{**values, **changes})


def test_a_hit_links_to_its_page_and_marks_what_was_searched_for():
    page = rendered("{{ c.hit(hit) }}", hit=hit())
    assert 'href="/initiatieven/taalmaatje-abcdefghjk"' in page
    assert "<mark>&lt;Rotterdam&gt;</mark>" in page
    assert "De Brug" in page
    assert "voorbeeld" not in page


def test_a_hit_says_that_it_is_an_example():
    page = rendered("{{ c.hit(hit) }}", hit=hit(card={"slug": "x", "example": True}))
    assert '<span class="tag example">voorbeeld</span>' in page


@pytest.mark.parametrize(("status", "shown"), [("paused", True), ("ended", True), ("published", False)])
def test_a_hit_says_when_one_can_not_go_there(status, shown):
    page = rendered("{{ c.hit(hit) }}", hit=hit(card={"slug": "x", "status": status}))
    assert ("tag warning" in page) is shown


def test_a_hit_in_another_language_says_which():
    page = rendered("{{ c.hit(hit) }}", hit=hit(language="ar"))
    assert page.count('lang="ar" dir="rtl"') == 2
    assert 'lang="' not in rendered("{{ c.hit(hit) }}", hit=hit(language="nl"))


def test_a_distance_of_nothing_is_said_and_no_distance_is_not():
    assert "op 100 m" in rendered("{{ c.hit(hit) }}", hit=hit(distance_km=0.0))
    assert "op " not in rendered("{{ c.hit(hit) }}", hit=hit())


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("organisation", "/organisaties/movisie"),
        ("programme", "/programmas/movisie"),
        ("partnership", "/samenwerkingen/movisie"),
    ],
)
def test_every_kind_of_hit_has_a_page(kind, address):
    page = rendered("{{ c.hit(hit) }}", hit=hit(kind=kind, code="movisie", card={}))
    assert f'href="{address}"' in page


def test_pagination_keeps_the_question_and_says_where_one_is():
    page = rendered("{{ c.pagination(2, 5, '/zoeken?q=a&pagina=') }}")
    assert 'href="/zoeken?q=a&amp;pagina=2" aria-current="page"' in page
    assert 'href="/zoeken?q=a&amp;pagina=1" rel="prev"' in page
    assert 'href="/zoeken?q=a&amp;pagina=3" rel="next"' in page
    assert "<nav" not in rendered("{{ c.pagination(1, 1, '/zoeken?pagina=') }}")


def test_a_facet_opens_where_something_is_chosen():
    options = [{"value": "tr", "label": "Turks", "count": 1200, "chosen": True}]
    page = rendered("{{ c.facet('Taal', 'taal', options) }}", options=options)
    assert '<details class="facet" open>' in page
    assert 'name="taal" value="tr" checked' in page
    assert "1.200" in page
    assert rendered("{{ c.facet('Taal', 'taal', []) }}").strip() == ""


def test_a_field_ties_hint_and_error_to_its_input():
    page = rendered("{{ c.field('Plaats', 'bij', hint='of postcode', error='Onbekend') }}")
    assert 'aria-describedby="fout-bij hint-bij"' in page
    assert 'aria-invalid="true"' in page
    assert "aria-" not in rendered("{{ c.field('Plaats', 'bij') }}")


def test_what_visitors_type_stays_text():
    page = rendered("{{ c.search_form(q=q) }}", q='"><script>alert(1)</script>')
    assert "<script>" not in page
    assert "&#34;&gt;&lt;script&gt;" in page


def test_sources_show_when_they_were_checked():
    from datetime import date

    items = [{"title": "Kamerbrief", "url": "https://example.org/a", "checked": date(2026, 11, 23)}]
    page = rendered("{{ c.sources(items) }}", items=items)
    assert "nagekeken op 23 november 2026" in page
    assert rendered("{{ c.sources([]) }}").strip() == ""


def test_words_in_another_language_are_marked():
    assert '<span lang="nl" dir="ltr">een</span>' in rendered("{{ c.words({'nl': 'een'}) }}", language="en")
    assert rendered("{{ c.words({'nl': 'een'}) }}").strip() == "een"
