"""What every test has, once Django is there; the environment is set in `plugin/binnenuit_test_environment.py`."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import translation


@pytest.fixture(scope="session", autouse=True)
def prepared() -> None:
    """Compile the texts and collect the static files: pages are tested as they are served."""
    from binnenuit.composition.runtime import preparation

    preparation.compile_texts(settings.ENVIRONMENT.home / "locale")
    preparation.collect_static()


@pytest.fixture(scope="session", autouse=True)
def tasks_at_once() -> Iterator[None]:
    """Let tasks be done in the test itself; the tests of the queue name the real one."""
    with override_settings(
        TASKS={"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
    ):
        yield


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Start each test in Dutch: Django's test client leaves the language of its last page behind."""
    with translation.override("nl"):
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: the journeys, then files of many tests; a file goes to a worker as a whole."""
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.get_closest_marker("browser") is None, -tests[item.path]))


def pytest_report_header() -> str:
    """Say on which database the tests run, so that nobody takes one for the other."""
    return f"database: {connection.vendor}, data folder: {settings.ENVIRONMENT.home}"
