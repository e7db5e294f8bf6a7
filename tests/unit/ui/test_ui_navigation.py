import pytest
from django.http import QueryDict
from django.test import RequestFactory
from django.urls import LocalePrefixPattern, get_resolver, reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from binnenuit.ui.addresses import in_language, initiative_address, same_page_in
from binnenuit.ui.navigation import navigation, page_numbers


@given(st.integers(1, 600), st.data())
def test_page_numbers_show_both_ends_and_where_one_is(pages, data):
    current = data.draw(st.integers(1, pages))
    numbers = page_numbers(current, pages)
    shown = [number for number in numbers if number]
    assert {1, current, pages} <= set(shown)
    assert shown == sorted(set(shown))
    assert len(numbers) <= 9
    for before, gap, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if gap == 0:
            assert after - before > 2, "a gap that hides one number is that number"


def test_page_numbers_of_one_page_and_beyond_the_end():
    assert page_numbers(1, 1) == [1]
    assert page_numbers(7, 3) == [1, 2, 3]
    assert page_numbers(5, 9) == [1, 2, 3, 4, 5, 6, 0, 9]


def test_the_menu_is_in_the_language_of_the_page():
    with translation.override("en"):
        assert all(item.address.startswith("/en/") for item in navigation())
    with translation.override("nl"):
        addresses = [item.address for item in navigation()]
    assert {"/zoeken", "/programmas", "/gemeenten", "/begrippen", "/over"} == set(addresses)


ARGUMENTS = {
    "slug": "taalmaatje", "code": "abcdefghjk", "concept_id": "huwelijksdwang", "form": "turtle", "key": "2-abc",
}  # fmt: skip


def names_in_two_languages():
    """Return the names of what is mounted under a language; files, feeds of machines and the APIs are not."""
    (by_language,) = (
        entry for entry in get_resolver().url_patterns if isinstance(entry.pattern, LocalePrefixPattern)
    )
    for name, route in by_language.reverse_dict.items():
        if isinstance(name, str):
            (_template, parameters), *_rest = route[0]
            yield pytest.param(name, parameters, id=name)


@pytest.mark.parametrize(("name", "parameters"), list(names_in_two_languages()))
def test_every_page_leads_to_itself_in_the_other_language_and_back(name, parameters):
    from django.urls import reverse

    kwargs = {key: ARGUMENTS.get(key, 1) for key in parameters}
    with translation.override("nl"):
        dutch = reverse(name, kwargs=kwargs)
    with translation.override("en"):
        english = reverse(name, kwargs=kwargs)
    assert english.startswith("/en")
    assert not dutch.startswith("/en")
    for active in ("nl", "en"):
        with translation.override(active):
            assert in_language(dutch, "en") == english
            assert in_language(english, "nl") == dutch
            assert in_language(english, "en") == english


def test_what_is_no_page_leads_to_the_front_page():
    assert in_language("/bestaat/niet", "en") == "/en/"
    assert in_language("/en/bestaat/niet", "nl") == "/"


def test_the_question_comes_along_to_the_other_language():
    request = RequestFactory().get("/zoeken", {"q": "caf\u00e9 & thee", "thema": ["a", "b"]})
    address = same_page_in(request, "en")
    path, _, query = address.partition("?")
    assert path == "/en/zoeken"
    assert QueryDict(query) == request.GET


def test_a_question_that_is_refused_still_gets_a_switch():
    request = RequestFactory().get("/zoeken?" + "&".join(f"thema={n}" for n in range(6000)))
    assert same_page_in(request, "en") == "/en/zoeken"


@pytest.mark.parametrize(
    ("slug", "code"),
    [("taal-en-koffie", "4a909a45ze"), ("slug-slug-slug", "c0d3c0d3c0"), ("x", "c0d3c0d3c0"), ("a", "é b")],
)
@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_address_of_an_initiative_is_what_django_makes_of_it(language, slug, code):
    with translation.override(language):
        assert initiative_address(slug, code) == reverse("initiative", kwargs={"slug": slug, "code": code})
