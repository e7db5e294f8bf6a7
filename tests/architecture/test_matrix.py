"""The sample of the browser matrix leaves out no page and no language."""

from tests.journeys import matrix

PAGES, LANGUAGES = [f"/{number}" for number in range(12)], ["nl", "en", "ar"]


def test_the_sample_has_every_page_once_and_every_language(monkeypatch):
    monkeypatch.setattr(matrix, "WHOLE", False)
    chosen = matrix.matrix(PAGES, LANGUAGES)
    assert [page for page, _language in chosen] == PAGES
    assert {language for _page, language in chosen} == set(LANGUAGES)


def test_the_whole_matrix_has_every_page_in_every_language_that_it_is_in(monkeypatch):
    monkeypatch.setattr(matrix, "WHOLE", True)
    chosen = matrix.matrix(PAGES, LANGUAGES, readable=lambda page, language: (page, language) != ("/3", "ar"))
    assert len(chosen) == 12 * 3 - 1
    assert ("/3", "ar") not in chosen
