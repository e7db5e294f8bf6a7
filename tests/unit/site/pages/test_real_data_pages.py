import pytest

pytestmark = pytest.mark.usefixtures("real_site")


@pytest.mark.parametrize(
    "path",
    ["/", "/zoeken", "/gemeenten", "/gemeenten/tilburg", "/begrippen/huwelijksdwang", "/organisaties/iom",
     "/programmas", "/programmas/samen"],
)  # fmt: skip
def test_a_site_without_examples_speaks_of_none(client, path):
    text = client.get(path).content.decode()
    assert "tag example" not in text
    assert 'class="notice example"' not in text
    assert "tellen de voorbeelden mee" not in text


def test_nothing_yet_is_said_kindly(client):
    home = client.get("/").content.decode()
    assert "<dt>initiatieven</dt><dd>0</dd>" in home
    assert "Pas nog bevestigd" not in home
    municipality = client.get("/gemeenten/tilburg").content.decode()
    assert "Uit deze gemeente staan hier nog geen initiatieven." in municipality


def test_every_organisation_has_a_page(client):
    from binnenuit.foundation.organisations.models import Organisation

    codes = list(Organisation.objects.values_list("code", flat=True))
    assert len(codes) > 15
    for code in codes:
        assert client.get(f"/organisaties/{code}").status_code == 200, code
        assert client.get(f"/en/organisaties/{code}").status_code == 200, code


def test_health_is_ok(client):
    response = client.get("/health")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response.headers["Content-Type"].startswith("text/plain")
