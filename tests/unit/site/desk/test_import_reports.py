"""Reports of imports on the screen: in the reader's language, also older ones, and whatever a row holds."""

import json

import pytest
from tests.factories.imports import address, bring, check, job, outcomes

from binnenuit.foundation.imports.models import ImportJob, ImportJobRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("import_site", "imports_folder")]


def test_the_report_is_in_the_language_of_who_reads_it(keeper):
    bring(keeper)
    check(keeper)
    page, table = address("import_job"), address("import_report")
    dutch, english = (keeper.get(f"{start}{page}").content.decode() for start in ("", "/en"))
    assert "Gemeente: “Onbekendstad” is geen naam of code van een gemeente" in dutch
    assert "Municipality: “Onbekendstad” is not the name or code of a municipality" in english
    assert "is not the name or code of a municipality" in b"".join(keeper.get(f"/en{table}")).decode()


def test_a_report_from_before_findings_had_names_is_still_read(keeper):
    bring(keeper)
    check(keeper)
    old = "Municipality: “X” is no municipality\ntexts: an old sentence"
    ImportJobRow.objects.filter(outcome="refused").update(problems=[], reasons=old)
    ImportJob.objects.update(step="stopped", before="importing", problem="It broke off.", left_out=["a.csv"])
    page, table = address("import_job"), address("import_report")
    for start in ("", "/en"):
        shown = keeper.get(f"{start}{page}").content.decode()
        for said in (*old.splitlines(), "It broke off.", "a.csv"):
            assert said in shown
        assert "an old sentence" in b"".join(keeper.get(f"{start}{table}")).decode()


def test_very_much_that_is_wrong_with_a_row_is_kept_in_part(keeper):
    wrong = ";".join(f"geen-{number}-{'x' * 1_000}" for number in range(90))
    bring(keeper, f'id,Naam,Organisatie,Gemeente,Thema\n1,A,Huis,Tilburg,"{wrong}"\n')
    check(keeper)
    row = ImportJobRow.objects.get()
    assert row.outcome == "refused"
    assert 2 < len(row.problems) < 90
    assert keeper.get(address("import_job")).status_code == 200


def test_letters_that_no_database_holds_cost_their_own_row_only(keeper):
    good = {
        "id": "1",
        "name": "Groep",
        "organization": {"name": "Het Huis"},
        "service_areas": [{"name": "Nederland"}],
    }
    odd = {**good, "id": "2", "name": "A\0", "email": "b\0", "url": "\ud800"}
    bring(keeper, json.dumps([good, odd]), "a.json")
    check(keeper)
    assert (outcomes("check"), job().step) == (["created", "refused"], "checked")
    assert keeper.get(address("import_job")).status_code == 200
