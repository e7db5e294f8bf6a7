"""What `make check` says of the catalogues."""

import importlib.util
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

SCRIPT = Path(__file__).resolve().parents[2] / "scripts/texts.py"


@pytest.fixture(scope="module")
def texts():
    spec = importlib.util.spec_from_file_location("texts", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("path", "staff"),
    [
        ("ui/templates/ui/base.html", False),
        ("site/search/search_page.py", False),
        ("site/search/widget/views.py", False),
        ("site/desk/people.py", True),
        ("site/accounts/templates/account/login.html", True),
        ("ui/staff.py", True),
    ],
)
def test_the_first_line_of_a_file_says_who_reads_its_texts(texts, path, staff):
    assert texts.for_staff(path) is staff


def test_what_visitors_and_staff_share_is_for_visitors(texts):
    template = Catalog()
    template.add("gedeeld", locations=[("ui/staff.py", 0), ("ui/navigation.py", 0)])
    template.add("alleen hier", locations=[("ui/staff.py", 0)])
    assert [message.id for message in texts.visitors_part(template) if message.id] == ["gedeeld"]


@pytest.mark.parametrize(
    ("source", "translation", "breaks"),
    [
        ("Bel <strong>112</strong>.", "Call <strong>112</strong>.", False),
        ("Bel <strong>112</strong>.", "Call 112.", True),
        ("Bel 112.", "Call <script>112</script>.", True),
        ('<a href="/nl">hier</a>', '<a href="/en">here</a>', False),
        ("%(total)s dagen", "%(number)s days", True),
        ("%(total)s dagen", "", False),
    ],
)
def test_a_translation_that_would_break_a_page_is_named(texts, source, translation, breaks):
    catalogue = Catalog(locale="en")
    catalogue.add(source, translation, flags=["python-format"] if "%(" in source else [])
    assert bool(texts.breaking(catalogue)) is breaks


def test_all_forms_of_a_plural_must_be_there(texts):
    catalogue = Catalog(locale="uk")
    catalogue.add(("dag", "dagen"), ("день", "дні", ""))
    catalogue.add("klaar", "готово")
    assert [message.id for message in texts.missing(catalogue)] == [("dag", "dagen")]


def test_the_languages_of_the_menu_have_a_catalogue(texts):
    from binnenuit.ui.languages import LANGUAGES

    found = {path.parts[-3] for path in texts.LOCALE.glob("*/LC_MESSAGES/django.po")}
    assert found == set(LANGUAGES) - {"nl"}
    for tag in sorted(found):
        catalogue = texts.catalogue_at(texts.LOCALE / tag / "LC_MESSAGES/django.po")
        assert str(catalogue.locale) == tag
        assert not catalogue.fuzzy
