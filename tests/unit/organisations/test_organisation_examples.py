import pytest
from tests.factories.organisations import OrganisationFactory, stored_organisations

from binnenuit.foundation.organisations import service
from binnenuit.foundation.organisations.events import OrganisationsChanged
from binnenuit.foundation.organisations.models import Organisation
from binnenuit.foundation.organisations.service import ExampleOrganisation
from binnenuit.kernel.authority import OPERATOR, VISITOR
from binnenuit.kernel.errors import NotAllowed, OperatingError
from binnenuit.kernel.events import subscribe

pytestmark = pytest.mark.django_db

heard: list[OrganisationsChanged] = []


def hear(event):
    heard.append(event)


def examples(count):
    for number in range(count):
        yield ExampleOrganisation(
            f"voorbeeld-{number}", f"Voorbeeld {number}", "foundation", descriptions={"nl": "Een voorbeeld."}
        )


def test_examples_are_made_in_bulk_marked_and_found_again(django_assert_max_num_queries):
    # SQLite takes about a hundred rows in one statement
    with django_assert_max_num_queries(70):
        keys = service.create_examples(actor=OPERATOR, rows=examples(2500))
    assert len(keys) == 2500
    shown = service.organisation("voorbeeld-7")
    assert (shown.example, shown.descriptions, shown.pk) == (
        True,
        {"nl": "Een voorbeeld."},
        keys["voorbeeld-7"],
    )
    assert Organisation.objects.get(code="voorbeeld-7").path == f"{shown.pk}/"
    before = stored_organisations()
    assert service.create_examples(actor=OPERATOR, rows=examples(2500)) == keys
    assert stored_organisations() == before


def test_a_row_twice_is_one_organisation():
    assert len(service.create_examples(actor=OPERATOR, rows=[*examples(1), *examples(2)])) == 2
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ExampleOrganisation("movisie", "Movisie", "foundation"), "starts with 'voorbeeld-'"),
        (ExampleOrganisation("voorbeeld-A", "A", "foundation"), "code must be lower-case"),
        (ExampleOrganisation("voorbeeld-a", "A", "club"), "unknown kind"),
        (ExampleOrganisation("voorbeeld-a", " ", "other"), "has no name"),
    ],
)
def test_an_example_that_can_not_be_undoes_all_of_them(row, reason):
    before = stored_organisations()
    with pytest.raises(ValueError, match=reason):
        service.create_examples(actor=OPERATOR, rows=[*examples(1500), row])
    assert stored_organisations() == before


def test_who_is_no_operator_may_not_make_or_remove_examples():
    service.create_examples(actor=OPERATOR, rows=examples(1))
    with pytest.raises(NotAllowed):
        service.create_examples(actor=VISITOR, rows=examples(2))
    with pytest.raises(NotAllowed):
        service.remove_examples(actor=VISITOR)
    assert Organisation.objects.count() == 1


def test_removing_examples_leaves_the_real_ones():
    real = OrganisationFactory()
    subscribe(OrganisationsChanged, hear)
    keys = service.create_examples(actor=OPERATOR, rows=examples(3))
    heard.clear()
    assert service.remove_examples(actor=OPERATOR) == 3
    assert heard == [OrganisationsChanged(min(keys.values()), max(keys.values()))]
    assert [row.code for row in Organisation.objects.all()] == [real.code]
    before = stored_organisations()
    assert service.remove_examples(actor=OPERATOR) == 0
    assert stored_organisations() == before


def test_an_example_in_use_is_not_removed():
    keys = service.create_examples(actor=OPERATOR, rows=examples(2))
    part = OrganisationFactory(part_of=Organisation.objects.get(pk=keys["voorbeeld-0"]))
    with pytest.raises(OperatingError, match="Remove the example initiatives first"):
        service.remove_examples(actor=OPERATOR)
    assert Organisation.objects.count() == 3
    part.delete()  # type: ignore[attr-defined]
    assert service.remove_examples(actor=OPERATOR) == 2
