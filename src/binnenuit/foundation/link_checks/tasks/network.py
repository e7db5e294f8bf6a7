"""Connections to other machines: to public addresses only, and no longer or larger than allowed.

What a name means is looked up once, and the connection goes to that very address: a name that answers differently the
second time (DNS rebinding) leads nowhere else. httpcore opens every connection through this, also after a redirect,
and checks certificates against the name.
"""

import ipaddress
import socket
import time
from collections.abc import Iterable
from ssl import SSLContext
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = frozenset({80, 443})
_TRANSLATED = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48")))
"""NAT64: addresses of IPv6 that stand for one of IPv4, which may be private (RFC 6052, RFC 8215)."""


class AddressRefused(httpcore.ConnectError):
    """An address that this program does not connect to."""


class AnswerTooLarge(httpcore.ReadError):
    """More came back than is read."""


def is_public(address: Address) -> bool:
    """Return whether an address is one on the public internet, of a single machine.

    Private, loopback, link-local, reserved and multicast addresses are not, and neither is an address of IPv6
    that holds one of IPv4 (mapped, 6to4, Teredo, NAT64), since what it leads to depends on the network we are in.
    """
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    holds_another = address.ipv4_mapped or address.sixtofour or address.teredo
    return not holds_another and not any(address in network for network in _TRANSLATED)


def addresses_of(host: str, port: int) -> list[Address]:
    """Look a name up; raises `OSError` where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ipaddress.ip_address(str(sockaddr[0]).partition("%")[0]) for *_rest, sockaddr in found]


class PublicNetwork(httpcore.NetworkBackend):
    """Opens connections for one request; `seconds` and `most` (bytes) bound all of it together.

    `loopback` is for tests, whose server is on this machine: then any port of it may be asked.
    """

    def __init__(self, *, seconds: float, most: int, loopback: bool = False) -> None:
        self._deadline = time.monotonic() + seconds
        self._most, self._loopback = most, loopback
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to a public address of `host`; raises `AddressRefused` where it has one that is not."""
        if port not in PORTS and not self._loopback:
            raise AddressRefused(f"port {port}")
        try:
            found = addresses_of(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(error) from error
        if not found or not all(map(self._allowed, found)):
            raise AddressRefused(host)
        left = self.left(timeout)
        stream = self._plain.connect_tcp(str(found[0]), port, left, local_address, socket_options)
        return _Bounded(stream, self)

    def left(self, timeout: float | None) -> float:
        """Return how many seconds an operation may take; raises `ReadTimeout` where there are none left."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("too slow")
        return left if timeout is None else min(left, timeout)

    def count(self, number: int) -> None:
        """Count bytes that came in; raises `AnswerTooLarge`."""
        self._most -= number
        if self._most < 0:
            raise AnswerTooLarge("too much")

    def _allowed(self, address: Address) -> bool:
        return is_public(address) or (self._loopback and address.is_loopback)


class _Bounded(httpcore.NetworkStream):
    """A connection whose every step asks how much time and room is left."""

    def __init__(self, stream: httpcore.NetworkStream, network: PublicNetwork) -> None:
        self._stream, self._network = stream, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read at most `max_bytes`."""
        data = self._stream.read(max_bytes, self._network.left(timeout))
        self._network.count(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of `buffer`."""
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Go on encrypted; the certificate must be that of `server_hostname`."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._network.left(timeout))
        return _Bounded(stream, self._network)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._stream.get_extra_info(info)
