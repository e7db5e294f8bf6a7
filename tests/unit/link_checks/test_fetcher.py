"""Asking other sites for links: what the answers mean, and what is never asked."""

import datetime as dt
import ipaddress
import socket
import ssl
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.web_server import status, web_server

from binnenuit.foundation.link_checks.rules.status import UNKNOWN, WORKS, LinkStatus
from binnenuit.foundation.link_checks.tasks import fetcher
from binnenuit.foundation.link_checks.tasks.command import agent
from binnenuit.foundation.link_checks.tasks.fetcher import LARGEST, LinkFetcher
from binnenuit.foundation.link_checks.tasks.network import addresses_of, is_public

GONE = LinkStatus(works=False, cause="gone")


@pytest.fixture
def site():
    with web_server() as served:
        yield served


@pytest.fixture
def asks():
    return LinkFetcher("Binnenuit/1.0 (+https://example.org)", ("localhost",), pause=0, loopback=True)


def broken(cause):
    return LinkStatus(works=False, cause=cause)


class TestWhatAnswersMean:
    @pytest.mark.parametrize(
        ("number", "found"),
        [
            (200, WORKS), (204, WORKS), (404, GONE), (410, GONE), (500, broken("server")), (503, broken("server")),
            (401, UNKNOWN), (403, UNKNOWN), (429, UNKNOWN), (304, WORKS),
        ],
    )  # fmt: skip
    def test_a_status(self, site, asks, number, found):
        site.answers["/x"] = status(number)
        assert asks.check(site.address("/x")) == found

    def test_head_comes_first_and_a_page_that_answers_it_is_asked_for_nothing_more(self, site, asks):
        site.answers["/x"] = status(200, b"page")
        asks.check(site.address("/x?a=1 2&b=é"))
        assert site.asked[0] == ("HEAD", "/x?a=1%202&b=%C3%A9")
        site.asked.clear()
        assert asks.check(site.address("/x")) == WORKS
        assert site.asked == [("HEAD", "/x")]

    @pytest.mark.parametrize("refusal", [400, 404, 405, 500, 501])
    def test_a_server_that_knows_no_head_is_asked_with_get(self, site, asks, refusal):
        site.answers |= {"HEAD /x": status(refusal), "GET /x": status(200, b"page" * 100_000)}
        assert asks.check(site.address("/x")) == WORKS
        assert site.asked == [("HEAD", "/x"), ("GET", "/x")]

    def test_redirects_are_followed_and_circles_end(self, site, asks):
        site.answers |= {"/a": status(301, Location="/b"), "/b": status(307, Location=site.address("/c"))}
        assert asks.check(site.address("/a")) == GONE
        site.answers["/c"] = status(200)
        assert asks.check(site.address("/a")) == WORKS
        site.answers["/c"] = status(302, Location="/a")
        assert asks.check(site.address("/a")) == broken("loop")

    def test_a_site_that_is_not_there(self, asks):
        with web_server() as closed:
            address = closed.address("/x")
        assert asks.check(address) == broken("silent")

    def test_a_name_that_does_not_exist(self, asks, monkeypatch):
        def unknown(*_arguments, **_options):
            raise socket.gaierror(socket.EAI_NONAME, "not known")

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        assert asks.check("http://localhost/x") == broken("name")

    def test_what_is_no_http(self, site, asks):
        site.answers["/x"] = lambda handler: handler.wfile.write(b"hello\r\n\r\n")
        assert asks.check(site.address("/x")) == broken("answer")

    def test_a_certificate_that_nobody_signed(self, asks, tmp_path):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(tmp_path))
        with web_server(context) as served:
            assert asks.check(f"https://localhost:{served.port}/x") == broken("certificate")
            assert served.asked == []


def _certificate(folder):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "certificate.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


class TestBounds:
    def test_who_dawdles_is_left_in_time(self, site, asks):
        def dawdle(handler):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not site.done.wait(0.02):
                handler.wfile.write(b"X: y\r\n")

        site.answers["/x"] = dawdle
        asks.seconds = 0.3
        assert asks.check(site.address("/x")).works is False

    def test_no_more_is_read_than_allowed(self, site, asks):
        site.answers["/robots.txt"] = status(200, b"#" * (LARGEST * 20))
        assert len(asks.read(site.address("/robots.txt")).body) <= LARGEST
        site.answers["/x"] = status(200, X="y" * LARGEST * 2)
        assert asks.check(site.address("/x")) == broken("answer")

    def test_between_two_requests_to_one_host_is_a_pause(self, site, asks, monkeypatch):
        waited = []
        monkeypatch.setattr(fetcher.time, "sleep", waited.append)  # type: ignore[attr-defined]
        asks.pause = 3
        site.answers["/x"] = status(200)
        for _time in range(2):
            asks.check(site.address("/x"))
        asks.slow_down("localhost", 20)
        asks.check(site.address("/x"))
        assert [round(seconds) for seconds in waited] == [3, 20]

    def test_it_says_who_it_is_and_nothing_else(self, site, asks):
        site.answers["/x"] = status(200, Set_Cookie="a=b")
        asks.check(site.address("/x"))
        asks.check(site.address("/x"))
        assert set(site.headers[-1]) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert agent("https://binnenuit.example", "post@example.org\r\nX: y") == (
            "Binnenuit/1.0 (link check; +https://binnenuit.example; post@example.org  X: y)"
        )


INSIDE = [
    "127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104 -- refused
    "239.255.255.250", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1",
    "fd12::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "2002:7f00:1::", "2001:0:4136:e378::", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "2001:db8::1",
]  # fmt: skip


class TestOutsideOnly:
    @pytest.mark.parametrize("address", INSIDE)
    def test_an_address_that_is_ours_is_not_public(self, address):
        assert not is_public(ipaddress.ip_address(address))

    @pytest.mark.parametrize("address", ["8.8.8.8", "145.100.1.1", "2606:4700::1111", "2a00:1450:400e::200e"])
    def test_and_one_of_the_internet_is(self, address):
        assert is_public(ipaddress.ip_address(address))

    @given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
    def test_nothing_private_gets_through_in_any_dress(self, address):
        dressed = [
            address,
            ipaddress.IPv6Address(f"::ffff:{address}"),
            ipaddress.IPv6Address(f"64:ff9b::{address}"),
        ]
        assert not any(map(is_public, dressed))

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
    def test_this_machine_is_not_asked_whatever_it_is_called(self, site, host):
        careful = LinkFetcher("x", (host.strip("[]"),), pause=0)
        assert careful.check(f"http://{host}:{site.port}/x") == UNKNOWN
        assert careful.check(f"http://{host}/x").works is not True
        assert site.asked == []

    def test_one_address_inside_is_enough_to_refuse(self, monkeypatch):
        def both(_host, port, **_options):
            return [(0, 0, 0, "", ("8.8.8.8", port)), (0, 0, 0, "", ("10.0.0.1", port))]

        monkeypatch.setattr(socket, "getaddrinfo", both)
        assert addresses_of("x", 80) == [ipaddress.ip_address("8.8.8.8"), ipaddress.ip_address("10.0.0.1")]
        assert LinkFetcher("x", ("example.org",), pause=0).check("https://example.org/") == UNKNOWN

    def test_a_name_is_looked_up_once_and_that_address_is_asked(self, site, asks, monkeypatch):
        looked, real = [], socket.getaddrinfo

        def once(host, *rest, **options):
            looked.append(host)
            return real("127.0.0.1" if host == "binnenuit.test" else host, *rest, **options)

        monkeypatch.setattr(socket, "getaddrinfo", once)
        asks.hosts = ("binnenuit.test",)
        site.answers["/x"] = status(200)
        assert asks.check(site.address("/x", "binnenuit.test")) == WORKS
        assert looked.count("binnenuit.test") == 1
        assert site.headers[-1]["Host"] == f"binnenuit.test:{site.port}"

    @pytest.mark.parametrize(
        "address",
        [
            "ftp://localhost/x", "http://user:secret@localhost/x", "http://user@localhost/", "file:///etc/passwd",
            "gopher://localhost/", "http://", "http://localhost:notaport/", "http://[::1/", "http://elders.example/",
            "http://localhost.elders.example/", "javascript:alert(1)", "",
        ],
    )  # fmt: skip
    def test_what_is_not_asked_at_all(self, site, asks, address):
        assert asks.check(address) == UNKNOWN
        assert site.asked == []

    @pytest.mark.parametrize("port", [22, 25, 3306, 8000, 8443])
    def test_other_ports_than_those_of_the_web_are_not_asked(self, monkeypatch, port):
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("it was looked up"))
        assert LinkFetcher("x", ("example.org",), pause=0).check(f"http://example.org:{port}/") == UNKNOWN

    def test_a_redirect_leads_to_no_host_that_is_not_allowed(self, site, asks):
        for elsewhere in (
            "http://169.254.169.254/latest/",
            f"http://127.0.0.1:{site.port}/secret",
            "file:///x",
        ):
            site.answers["/a"] = status(302, Location=elsewhere)
            assert asks.check(site.address("/a")) == WORKS, "it answers; more is not asked"
        site.answers["/a"] = status(302, Location="http://[")
        assert asks.check(site.address("/a")) == WORKS
        assert {path for _method, path in site.asked} == {"/a"}
