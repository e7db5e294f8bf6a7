import pytest
from django.db import IntegrityError, transaction
from tests.factories.organisations import OrganisationFactory, data_folder

from binnenuit.foundation.organisations import service
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.organisations.queries import reading
from binnenuit.foundation.organisations.service import ExampleOrganisation
from binnenuit.kernel.authority import OPERATOR
from binnenuit.kernel.errors import NotFound
from binnenuit.site.pages.organisation_documents import OrganisationSource

pytestmark = pytest.mark.django_db


def test_an_unknown_code_is_not_found():
    with pytest.raises(NotFound, match="no organisation 'niemand'"):
        service.organisation("niemand")


def test_views_come_in_order_and_in_pieces(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(reading, "CHUNK", 3)
    keys = [OrganisationFactory().pk for _ in range(7)]  # type: ignore[attr-defined]
    # per piece: rows, texts, sources, parts; and one query that finds the end
    with django_assert_num_queries(3 * 4 + 1):
        assert [view.pk for view in service.organisation_views(keys[0], keys[-1])] == keys
    assert [view.pk for view in service.organisation_views(keys[2], keys[3])] == keys[2:4]


def test_bounds_of_nothing():
    assert service.organisation_bounds() == (0, -1)
    assert list(service.organisation_views(0, 10**9)) == []


def test_keys_of_codes_leave_out_the_unknown():
    made = OrganisationFactory()
    assert service.keys_of([made.code, made.code, "niemand"]) == {made.code: made.pk}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "values",
    [
        {"kvk": "1234567"},
        {"kvk": "abcdefgh"},
        {"kind": "club"},
        {"example": True, "kvk": "12345678"},
        {"example": True, "website": "https://example.org"},
    ],
)
def test_the_database_itself_refuses_what_can_not_be(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(**values)


def test_the_database_refuses_a_part_of_itself_and_a_code_twice():
    made = OrganisationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=made.pk).update(part_of=made.pk)  # type: ignore[attr-defined]
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationFactory(code=made.code)


def test_search_gets_the_organisation_as_it_is_shown(tmp_path):
    service.load(actor=OPERATOR, folder=data_folder(tmp_path))
    service.create_examples(
        actor=OPERATOR, rows=[ExampleOrganisation("voorbeeld-club", "De Club", "informal_group")]
    )
    source = OrganisationSource()
    umbrella, branch, club = source.documents(*source.bounds())
    assert (umbrella.kind, umbrella.code) == ("organisation", "koepel")
    assert {tag: (texts.title, texts.summary) for tag, texts in umbrella.texts.items()} == {
        "nl": ("De Koepel", "Een koepel."),
        "en": ("De Koepel", "An umbrella."),
    }
    assert branch.facets["organisation"] == ("tak", "koepel")
    assert set(branch.names) == {"De Tak", "DT", "De Koepel"}
    assert (club.card["example"], umbrella.card["example"]) == (True, False)
    assert set(club.texts) == {"nl"}
