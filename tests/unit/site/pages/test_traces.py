"""Promise 1, on a server as it runs: nothing in an answer or a log follows a visitor."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import binnenuit
from binnenuit.config.logs import without_traces

pytestmark = pytest.mark.same_on_any_database

ROOT = Path(__file__).resolve().parents[4]
VISITOR = "127.0.0.2"
SECRET = "geheimwoord"
PAGES = [
    "/", "/over", f"/zoeken?q={SECRET}&bij=1012", f"/en/zoeken?q={SECRET}", f"/zoeken/suggesties?q={SECRET}",
    "/zoeken?pagina=x", "/snel-weg", "/bestaat/niet", f"/faalt?q={SECRET}", "/weg", "/health", "/static/ui/exit.js",
]  # fmt: skip


@pytest.fixture(scope="module")
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def visited(tmp_path_factory, port):
    """Return every answer that a visitor got, and all that the server and its indexer wrote meanwhile."""
    home = tmp_path_factory.mktemp("traces")
    log = home / "log"
    environment = {
        **os.environ,
        "BINNENUIT_HOME": str(home),
        "BINNENUIT_TLS_PROXIES": VISITOR,
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "tests.failing_site.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "binnenuit.composition.commands.main", "serve", "--port", str(port)]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        ) as server,
    ):
        try:
            deadline = time.monotonic() + 60
            while "Ctrl-C stops it" not in log.read_text(encoding="utf-8"):
                assert server.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < deadline, "the server does not start"
                time.sleep(0.1)
            answers = {path: visit(port, path) for path in PAGES}
            send_nonsense(port)
        finally:
            os.killpg(server.pid, signal.SIGINT)
            server.wait(20)
    files = [path for path in home.rglob("*") if path.is_file() and "static" not in path.parts]
    return answers, log.read_text(encoding="utf-8"), files


def visit(port, path):
    """Ask as a visitor whose browser tells all it can, from an address of its own."""
    told = {
        "User-Agent": "Mozilla/5.0 (herkenbaar)",
        "Referer": f"http://example.org/{SECRET}",
        "Cookie": f"sessionid={SECRET}",
        "X-Forwarded-For": "192.0.2.7",
        "Accept-Language": "tr",
    }
    line = http.client.HTTPConnection("127.0.0.1", port, source_address=(VISITOR, 0), timeout=20)
    with contextlib.closing(line):
        line.request("GET", path, headers=told)
        answer = line.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def send_nonsense(port):
    with socket.create_connection(("127.0.0.1", port), 5, source_address=(VISITOR, 0)) as line:
        line.sendall(b"GEHEIMWOORD / geheimwoord\r\n\x00\r\n\r\n")
        line.recv(1000)


def test_the_log_says_what_failed_and_nothing_about_who_asked(visited):
    _answers, log, _files = visited
    assert "RuntimeError: no answer for" in log
    for trace in (VISITOR, "192.0.2.7", "2001:db8", SECRET, SECRET.upper(), "Mozilla", "herkenbaar"):
        assert trace not in log
    assert "/over" not in log, "who opens a page is written nowhere"


def test_nothing_that_was_typed_is_in_a_file_of_the_server(visited):
    _answers, _log, files = visited
    assert files
    kept = [
        path for path in files if re.search(rf"{SECRET}|herkenbaar|192\.0\.2\.7".encode(), path.read_bytes())
    ]
    assert kept == []


@pytest.mark.parametrize("path", PAGES)
def test_no_answer_follows_a_visitor(visited, path):
    answers, _log, _files = visited
    _status, headers, body = answers[path]
    assert "Set-Cookie" not in headers
    assert "ETag" not in headers or '"' in headers["ETag"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy, "no other site is allowed in"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    for feature in ("camera", "geolocation", "microphone", "browsing-topics", "attribution-reporting"):
        assert f"{feature}=()" in headers["Permissions-Policy"]
    fetched = re.findall(r'<(?:script|img|iframe|source|use)[^>]*?(?:src|href)="([^"]+)"', body)
    fetched += re.findall(r'<link rel="(?:icon|stylesheet|preload|manifest)"[^>]*?href="([^"]+)"', body)
    assert [address for address in fetched if not address.startswith("/") or address.startswith("//")] == []
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", body), "no inline style, no inline script"
    assert not re.search(r"<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))", body)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/over", "private, no-cache"),
        (f"/zoeken?q={SECRET}&bij=1012", "no-store"),
        (f"/zoeken/suggesties?q={SECRET}", "no-store"),
        (f"/faalt?q={SECRET}", "no-store"),
        ("/bestaat/niet", "no-store"),
        ("/weg", "no-store"),
        ("/snel-weg", "no-store"),
    ],
)
def test_what_answers_something_typed_is_not_kept(visited, path, kept):
    answers, _log, _files = visited
    assert answers[path][1]["Cache-Control"] == kept


def test_tls_is_asked_for_where_our_proxy_says_that_it_is_there(client, settings):
    from binnenuit.config.proxies import read_proxies

    settings.TLS_PROXIES = read_proxies("127.0.0.1, 10.0.0.0/8")

    def answer(address, scheme):
        return client.get("/over", REMOTE_ADDR=address, HTTP_X_FORWARDED_PROTO=scheme).headers

    assert answer("10.1.2.3", "https")["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in answer("10.1.2.3", "http")
    assert "Strict-Transport-Security" not in answer("192.0.2.1", "https"), "anyone could say so"
    assert "Strict-Transport-Security" not in answer("", "https")


def test_a_list_of_proxies_that_is_none_is_refused():
    from binnenuit.config.proxies import read_proxies
    from binnenuit.kernel.errors import OperatingError

    assert read_proxies("") == ()
    with pytest.raises(OperatingError, match=r"BINNENUIT_TLS_PROXIES .* not 'proxy\.example\.nl'"):
        read_proxies("127.0.0.1, proxy.example.nl")


def test_our_scripts_store_nothing_and_call_nobody():
    scripts = [*Path(binnenuit.__file__).parent.rglob("static/**/*.js")]
    assert scripts
    for script in scripts:
        text = script.read_text(encoding="utf-8")
        found = re.findall(
            r"localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|serviceWorker|\bcaches\b|"
            r"sendBeacon|RTCPeerConnection|WebSocket|EventSource|geolocation|https?://",
            text,
        )
        assert found == [], script.name


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("from 192.0.2.7:51000 to 10.0.0.1.", "from [...] to [...]."),
        ("from 2001:db8::7 and ::1 and fe80:0:0:0:1:2:3:4", "from [...] and [...] and [...]"),
        ("GET /zoeken?q=geheim&bij=x HTTP", "GET /zoeken?[...] HTTP"),
        ("at 12:34:56 in core.py:120, version 5.2.1", "at 12:34:56 in core.py:120, version 5.2.1"),
        ("What now? Try again", "What now? Try again"),
    ],
)
def test_a_line_of_the_log_loses_addresses_and_questions_and_nothing_else(line, written):
    assert without_traces(line) == written
