"""A real site (its own data folder, real data, examples, index, server) and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.journeys.neutral import Neutral, neutral_site
from tests.journeys.screens import DESK, PHONE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EXAMPLES = 300
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.hookimpl(tryfirst=True)  # before the tests are ordered by this mark
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(240))
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="Chromium is missing: install the package chromium"))


@dataclass(frozen=True)
class Site:
    address: str
    home: Path
    log: Path

    def run(self, *arguments: str) -> str:
        return run(self.home, *arguments)


def run(home: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "binnenuit.composition.commands.main", *arguments]
    environment = {**os.environ, "BINNENUIT_HOME": str(home), "DATABASE_URL": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def neutral() -> Iterator[Neutral]:
    with neutral_site() as elsewhere:
        yield elsewhere


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, neutral: Neutral) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("site")
    log = home / "server.log"
    port = free_port()
    command = [
        sys.executable, "-m", "binnenuit.composition.commands.main",
        "demo", "--port", str(port), "--examples", str(EXAMPLES),
    ]  # fmt: skip
    with log.open("wb") as output:
        environment = {**os.environ, "BINNENUIT_HOME": str(home), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}
        environment["BINNENUIT_EXIT"] = neutral.address
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        for _attempt in range(600):
            try:
                urlopen(f"{address}/health", timeout=5).close()  # noqa: S310
                break
            except (URLError, OSError):
                assert server.poll() is None, log.read_text()
                time.sleep(0.2)
        yield Site(address, home, log)
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    opened = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
    yield opened
    opened.close()


@dataclass
class Visit:
    """A page, and what went wrong or out on the way."""

    page: Page
    requests: list[str]
    errors: list[str]


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def visit(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, base_url=site.address)
    made = _watched(context.new_page())
    yield made
    _nothing_wrong(made, site)
    context.close()


@pytest.fixture(scope="session")
def one_tab(browser: Browser, site: Site) -> Iterator[Visit]:
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    yield _watched(context.new_page())
    context.close()


@pytest.fixture
def tab(one_tab: Visit, site: Site) -> Iterator[Visit]:
    """Return the same tab to every journey that asks for it: opening one costs more than opening a page in it."""
    one_tab.requests.clear()
    one_tab.errors.clear()
    one_tab.page.set_viewport_size({"width": 1280, "height": 800})
    one_tab.page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
    yield one_tab
    _nothing_wrong(one_tab, site)


def _watched(page: Page) -> Visit:
    made = Visit(page, [], [])
    page.on("request", lambda sent: made.requests.append(sent.url))
    page.on("console", lambda said: made.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: made.errors.append(str(error)))
    return made


def _nothing_wrong(made: Visit, site: Site) -> None:
    """Hold that no third party was asked for anything, no cookie is there and no error was reported (nor of the CSP)."""
    ours = urlsplit(site.address).netloc
    assert [url for url in made.requests if urlsplit(url).netloc not in {ours, ""}] == []
    assert made.page.context.cookies() == []
    assert made.errors == []
