"""The reverse proxies that may say that a visitor came over TLS."""

from ipaddress import IPv4Network, IPv6Network, ip_network

from binnenuit.kernel.errors import OperatingError

YEAR_SECONDS = 365 * 24 * 3600


def read_proxies(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Read addresses or networks, separated by commas; raises `OperatingError` for what is neither."""
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        try:
            found.append(ip_network(part))
        except ValueError as error:
            raise OperatingError(
                "BINNENUIT_TLS_PROXIES must be internet addresses or networks, separated by commas, "
                f"such as 127.0.0.1,10.0.0.0/8; not {part!r}."
            ) from error
    return tuple(found)
