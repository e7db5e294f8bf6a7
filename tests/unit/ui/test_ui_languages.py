import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import ngettext

from binnenuit.kernel.errors import DataFileError
from binnenuit.ui import languages
from binnenuit.ui.address_language import LanguageOfAddress
from binnenuit.ui.addresses import translations
from binnenuit.ui.pages import languages_of, public_page

RESULTS = {
    "nl": {0: "0 resultaten", 1: "1 resultaat", 2: "2 resultaten"},
    "en": {0: "0 results", 1: "1 result", 2: "2 results"},
    "tr": {0: "0 sonuç", 1: "1 sonuç", 5: "5 sonuç"},
    "fr": {0: "0 résultat", 1: "1 résultat", 2: "2 résultats"},
    "so": {1: "1 natiijo", 2: "2 natiijo"},
    "uk": {
        1: "1 результат",
        3: "3 результати",
        11: "11 результатів",
        21: "21 результат",
        104: "104 результати",
    },
    "pl": {1: "1 wynik", 3: "3 wyniki", 5: "5 wyników", 12: "12 wyników", 21: "21 wyników", 22: "22 wyniki"},
    "ar": {
        0: "لا نتائج",
        1: "نتيجة واحدة",
        2: "نتيجتان",
        3: "3 نتائج",
        10: "10 نتائج",
        11: "11 نتيجة",
        100: "100 نتيجة",
        103: "103 نتائج",
    },
}


@pytest.mark.parametrize("tag", languages.LANGUAGES)
def test_each_language_counts_with_its_own_plurals(tag):
    with translation.override(tag):
        for count, expected in RESULTS[tag].items():
            said = ngettext("%(total)s resultaat", "%(total)s resultaten", count) % {"total": count}
            assert said == expected


@public_page
def a_page(_request):
    return HttpResponse("page")


def a_staff_screen(_request):
    return HttpResponse("screen")


def answered(path, view, **headers):
    """Return the answer to `path` as the middleware gives it, with `view` behind it."""
    request = RequestFactory(headers=headers).get(path)
    middleware = LanguageOfAddress(lambda asked: middleware.process_view(asked, view, (), {}) or view(asked))
    return middleware(request)


def test_the_address_alone_says_the_language():
    answer = answered("/zoeken", a_page, accept_language="tr,en;q=0.5", cookie="django_language=en")
    assert answer.headers["Content-Language"] == "nl"
    assert "Vary" not in answer.headers
    assert answered("/so/zoeken", a_page, accept_language="en").headers["Content-Language"] == "so"
    assert answered("/xx/zoeken", a_page).headers["Content-Language"] == "nl"


def test_what_is_not_for_visitors_leads_to_dutch_where_the_texts_are_not_complete():
    answer = answered("/ar/zoeken?q=x", a_staff_screen)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/zoeken?q=x"
    assert answered("/en/zoeken", a_staff_screen).content == b"screen"
    assert answered("/ar/zoeken", a_page).content == b"page"
    assert languages_of(a_staff_screen) == ("nl", "en")
    assert languages_of(a_page) == tuple(languages.LANGUAGES) == languages_of(None)


def test_the_menu_leads_to_this_page_with_its_question():
    request = RequestFactory().get("/tr/zoeken", {"q": "é"})
    request.resolver_match = None
    menu = {each.tag: each for each in translations(request)}
    assert list(menu) == list(languages.LANGUAGES)
    assert menu["uk"].address == "/uk/zoeken?q=%C3%A9"
    assert menu["uk"].path == "/uk/zoeken"
    assert menu["nl"].address == "/zoeken?q=%C3%A9"
    assert menu["ar"].name == "العربية"


RECORD = '[[language]]\ntag = "xx"\nname = "X"\ntexts = "{texts}"\nvouched = "me"\nchecked = {checked}\n'


@pytest.mark.parametrize(
    ("texts", "checked", "line", "reason"),
    [("most", "true", 4, "texts must be"), ("all", '"yes"', 6, "checked must be")],
)
def test_a_mistake_in_the_list_of_languages_is_named(tmp_path, texts, checked, line, reason):
    path = tmp_path / "languages.toml"
    path.write_text(RECORD.format(texts=texts, checked=checked))
    with pytest.raises(DataFileError, match=reason) as raised:
        languages.read(path)
    assert f":{line}" in str(raised.value) or f"line {line}" in str(raised.value)


def test_a_list_of_languages_is_read(tmp_path):
    path = tmp_path / "languages.toml"
    path.write_text(RECORD.format(texts="visitors", checked="false"))
    (one,) = languages.read(path)
    assert one == languages.Language("xx", "X", complete=False, vouched="me", checked=False)
