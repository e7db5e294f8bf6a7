"""Schemathesis asks both APIs whatever their documents allow, and what they forbid.

The answers keep to the documents.
"""

from contextlib import suppress

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode

from binnenuit.interchange.hsds.version_3 import api as hsds
from binnenuit.interchange.open_api.version_1 import api as version_1

EXAMPLES = 12
"""For each operation, of each kind: all of it takes some twenty seconds."""


def operations(api):
    document = api.document()
    schema = schemathesis.openapi.from_dict({**document, "servers": [{"url": f"http://localhost{api.root}"}]})
    schema.app = get_wsgi_application()
    return [found.ok() for found in schema.get_all_operations()]


@pytest.fixture
def one_connection():
    """Keep the test's connection open between requests, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("site", "one_connection")
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("api", [version_1, hsds], ids=["v1", "hsds"])
def test_answers_keep_to_the_document(api, mode):
    asked = 0
    for operation in operations(api):

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case):
            nonlocal asked
            asked += 1
            case.call_and_validate(headers={"Accept-Encoding": "identity"})  # its client unpacks nothing

        with suppress(Unsatisfiable):  # what has no parameters can't be asked wrongly
            ask()
    assert asked > EXAMPLES * 3
