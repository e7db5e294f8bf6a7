import re

import pytest

from binnenuit.site.pages import design_samples
from binnenuit.ui import tokens
from binnenuit.ui.sheets import sheet

pytestmark = [pytest.mark.usefixtures("example_site"), pytest.mark.same_on_any_database]


@pytest.fixture
def page(client):
    response = client.get("/ontwerp")
    assert response.status_code == 200
    return response.content.decode()


def test_every_value_of_the_design_is_shown(page):
    for name in tokens.tokens().light:
        assert f"<code>--{name}</code>" in page


def test_every_component_stands_with_the_code_that_made_it(page):
    for sample in design_samples.SAMPLES:
        assert f'<h3 id="{sample.id}">' in page
    assert page.count("<pre ") == len(design_samples.SAMPLES)
    assert "{% import" not in page


def test_errors_and_states_are_shown(page):
    for state in ('aria-invalid="true"', "disabled", "readonly", "is-hover", "is-focus", "aria-current"):
        assert state in page


def test_every_component_of_the_style_is_shown(page):
    """The first class of each block of the components' sheet: a new component needs a sample."""
    blocks = re.findall(r"^/\* (\w+)[^*]*\*/\n\.([a-z-]+)", sheet("components"), re.MULTILINE)
    without = {
        "breadcrumbs",
        "words",
        "more",
        "ticks",
        "tiles",
    }  # above the samples, or only another arrangement
    assert len(blocks) > 10
    for _name, first in blocks:
        if first not in without:
            assert re.search(rf'class="{first}[" ]', page), first


def test_an_address_with_a_slash_leads_there(client):
    response = client.get("/ontwerp/")
    assert (response.status_code, response.headers["Location"]) == (301, "/ontwerp")
    assert client.get("/en/ontwerp/").headers["Location"] == "/en/ontwerp"
