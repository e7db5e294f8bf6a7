import pytest
from click.testing import CliRunner
from tests.factories.organisations import stored_organisations
from tests.factories.programmes import programme_folder, stored_programmes

from binnenuit.composition.commands.load import command
from binnenuit.domain.programmes import service
from binnenuit.domain.programmes.service import programmes
from binnenuit.foundation.vocabulary import service as vocabulary
from binnenuit.kernel.errors import DataFileError

pytestmark = pytest.mark.django_db


def test_one_command_loads_all_and_says_what_it_did():
    first = CliRunner().invoke(command, catch_exceptions=False)
    assert first.exit_code == 0
    lines = first.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "concepts",
        "organisations",
        "programmes",
        "partnerships",
    ]
    assert all(" created, 0 changed, 0 unchanged" in line for line in lines)
    assert first.stderr == ""
    assert len(programmes()) == 10
    before = [stored_organisations(), stored_programmes()]
    second = CliRunner().invoke(command, catch_exceptions=False).stdout.splitlines()
    assert all(": 0 created, 0 changed, " in line for line in second)
    assert [line.split(", ")[-1].split()[0] for line in second] == [line.split()[1] for line in lines]
    assert [stored_organisations(), stored_programmes()] == before


def test_a_mistake_in_the_last_file_undoes_all(tmp_path, monkeypatch):
    # the small file names an organisation in a role that does not exist
    folder = programme_folder(tmp_path)
    file = folder / "programmes.toml"
    file.write_text(file.read_text().replace('role = "executing"', 'role = "baas"'))
    monkeypatch.setitem(service.load.__kwdefaults__, "folder", folder)
    with pytest.raises(DataFileError, match="unknown role 'baas'"):
        CliRunner().invoke(command, catch_exceptions=False)
    assert not any(stored_organisations())
    assert vocabulary.refresh().concepts == ()
