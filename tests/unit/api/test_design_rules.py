"""The Dutch API Design Rules (2.1), held against our OpenAPI documents and answers.

https://gitdocumentatie.logius.nl/publicatie/api/adr/ -- the rules that a machine can check, by their names there.
HSDS prescribes its own paths and parameters; what it prescribes is left out for it.
"""

import re

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from binnenuit.api.shapes import Shape
from binnenuit.interchange.hsds.version_3 import api as hsds
from binnenuit.interchange.open_api.version_1 import api as version_1

BOTH = [pytest.param(version_1, id="v1"), pytest.param(hsds, id="hsds")]
CAMEL = re.compile(r"[a-z]+([A-Z][a-z]*)*")
KEBAB = re.compile(r"(/[a-z0-9]+(-[a-z0-9]+)*|/\{[a-z_]+\})*")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def contact(settings):
    settings.CONTACT = "beheer@example.org"


def operations(api):
    return [
        (path, method, operation)
        for path, methods in api.document()["paths"].items()
        for method, operation in methods.items()
    ]


@pytest.mark.parametrize("api", BOTH)
def test_the_document_is_openapi_3_with_contact_version_and_server(api):
    document = api.document()
    assert document["openapi"].startswith("3.1")
    info = document["info"]
    assert set(info["contact"]) == {"name", "email", "url"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", info["version"])
    assert info["license"]["url"].startswith("https://creativecommons.org/")
    (server,) = document["servers"]
    assert server["url"].endswith(api.root)


def test_the_major_version_is_in_the_address():
    (server,) = version_1.document()["servers"]
    assert server["url"].endswith(f"/v{version_1.version.partition('.')[0]}")


@pytest.mark.parametrize("api", BOTH)
def test_operations_only_read_and_have_names_of_their_own(api):
    found = operations(api)
    assert {method for _path, method, _operation in found} == {"get"}
    names = [operation["operationId"] for _path, _method, operation in found]
    assert len(set(names)) == len(names)
    assert all(operation["summary"] and operation["description"] for _path, _method, operation in found)
    assert not any(path.endswith("/") and path != "/" for path, _method, _operation in found)


def test_paths_are_kebab_case_and_query_keys_and_fields_camel_case():
    document = version_1.document()
    assert [path for path in document["paths"] if path != "/" and not KEBAB.fullmatch(path)] == []
    keys = {
        each["name"]
        for _path, _method, operation in operations(version_1)
        for each in operation["parameters"]
        if each["in"] == "query"
    }
    assert [key for key in keys if not CAMEL.fullmatch(key)] == []
    fields = {
        name for schema in document["components"]["schemas"].values() for name in schema.get("properties", {})
    }
    assert [name for name in fields if not CAMEL.fullmatch(name)] == []


@pytest.mark.parametrize("api", BOTH)
def test_answers_name_their_version_and_errors_are_problems(api):
    for path, _method, operation in operations(api):
        answers = operation["responses"]
        assert {"200", "304", "400", "429"} <= set(answers), path
        assert ("404" in answers) == ("{" in path or path == "/white-spots")
        for status, answer in answers.items():
            if status[0] in "23":
                assert "API-Version" in answer["headers"], path
            else:
                assert list(answer["content"]) == ["application/problem+json"], path
    problem = api.document()["components"]["schemas"]["Problem"]
    assert {"status", "title", "detail"} <= set(problem["required"])


@pytest.mark.parametrize("api", BOTH)
def test_every_parameter_is_explained_with_an_example_that_fits(api):
    for path, _method, operation in operations(api):
        for parameter in operation["parameters"]:
            assert "example" in parameter, (path, parameter["name"])
            Draft202012Validator(parameter["schema"]).validate(parameter["example"])
            if parameter["in"] == "query":
                assert parameter["description"], (path, parameter["name"])


@pytest.mark.parametrize("api", BOTH)
def test_examples_of_answers_fit_their_schemas(api):
    document = api.document()
    without = []
    for path, _method, operation in operations(api):
        for content in operation["responses"]["200"]["content"].values():
            schema = {**content["schema"], "components": document["components"]}
            Draft202012Validator.check_schema(schema)
            if "example" in content:
                Draft202012Validator(schema).validate(content["example"])
            else:
                without.append(path)
    if api is version_1:
        assert without == []


@pytest.mark.parametrize("api", BOTH)
def test_the_document_stands_at_the_root_and_any_site_may_read_it(api):
    answer = Client(SERVER_NAME="localhost").get(
        f"{api.root}/openapi.json", headers={"Origin": "https://example.org"}
    )
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["API-Version"] == api.version
    assert answer.json() == api.document()


@pytest.mark.parametrize("api", BOTH)
def test_whatever_goes_wrong_is_a_problem(api):
    client = Client(SERVER_NAME="localhost")
    for address, method, status in (
        ("/nowhere", "get", 404),
        ("/openapi.json/", "get", 404),
        ("/openapi.json", "post", 405),
        ("/openapi.json", "delete", 405),
    ):
        answer = getattr(client, method)(f"{api.root}{address}")
        assert answer.status_code == status
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert {"status", "title", "detail"} <= set(answer.json())
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in client.post(f"{api.root}/openapi.json").headers["Allow"]


def test_a_browser_that_asks_first_is_told_that_it_may_read():
    answer = Client(SERVER_NAME="localhost").options("/api/v1/municipalities")
    assert answer.status_code == 204
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_what_has_not_changed_is_not_sent_again():
    client = Client(SERVER_NAME="localhost")
    first = client.get("/api/v1/municipalities")
    again = client.get("/api/v1/municipalities", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["API-Version"] == first.headers["API-Version"]
    other = client.get("/api/v1/municipalities?page=2", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    assert client.head("/api/v1/municipalities").headers["ETag"] == first.headers["ETag"]


def test_everything_that_is_wrong_is_said_at_once():
    answer = Client(SERVER_NAME="localhost").get("/api/v1/initiatives?page=0&pageSize=x&day=zo&bbox=1&typo=1")
    assert answer.status_code == 400
    wrong = {(each["in"], each["location"]["name"]) for each in answer.json()["errors"]}
    assert wrong == {("query", name) for name in ("page", "pageSize", "day", "bbox", "typo")}


def test_too_many_parameters_is_a_clear_refusal():
    answer = Client(SERVER_NAME="localhost").get("/api/v1/initiatives?" + "theme=x&" * 6000)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_no_two_shapes_have_one_name():
    """In the document they would become one."""

    def below(kind):
        return [kind, *(each for sub in kind.__subclasses__() for each in below(sub))]

    names = [each.__name__ for each in below(Shape) if "[" not in each.__name__]
    twice = {name for name in names if names.count(name) > 1}
    assert twice <= {"Paging"}, "parameters are no shapes of the document"
