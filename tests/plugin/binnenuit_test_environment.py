"""What every test has: a data folder of its own, and the database that was asked for.

BINNENUIT_TEST_DATABASE holds a DATABASE_URL; without it the tests run on SQLite. `make test` runs both.
A plugin (named in pyproject.toml) and not a conftest: pytest-django reads the settings before any conftest.
"""

import atexit
import os
import shutil
import tempfile

import hypothesis
import pytest

_home = tempfile.mkdtemp(prefix="binnenuit-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _name in [
    name for name in os.environ if name.startswith("BINNENUIT_") and name != "BINNENUIT_TEST_DATABASE"
]:
    del os.environ[_name]
os.environ["BINNENUIT_HOME"] = _home
os.environ["BINNENUIT_SECRET_KEY"] = "a key of tests alone"
os.environ["BINNENUIT_API_REQUESTS"] = (
    "0"  # tests ask more than a caller may; those of the limit set their own
)
os.environ["DATABASE_URL"] = os.environ.get("BINNENUIT_TEST_DATABASE", "")
# Playwright keeps an event loop in the worker that ran a journey; Django would then refuse every query there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# What takes long is measured in bench/, not in tests; in CI the same code gives the same answer every time.
hypothesis.settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the second database be tested with what touches a database: the rest would say the same again."""
    parser.addoption("--only-database", action="store_true", help="leave out what no database changes")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("only_database"):
        return
    kept, left_out = [], []
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        touches = item.get_closest_marker("django_db") or fixtures & {
            "db",
            "transactional_db",
            "django_db_setup",
        }
        alike = item.get_closest_marker("same_on_any_database")
        (kept if touches and not alike else left_out).append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept
