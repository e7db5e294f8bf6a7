"""Too many requests are refused with the time to wait."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_too_many_requests_is_a_problem_with_a_time(settings):
    settings.API_REQUESTS = 3
    client = Client(SERVER_NAME="localhost")
    answers = [client.get("/api/v1/municipalities/GM0599") for _request in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    last = answers[-1]
    assert last.headers["Content-Type"] == "application/problem+json"
    assert int(last.headers["Retry-After"]) > 0
    assert last.headers["Access-Control-Allow-Origin"] == "*"
    assert last.json()["status"] == 429
    assert client.get("/hsds/taxonomies").status_code == 429, "one limit for both"
