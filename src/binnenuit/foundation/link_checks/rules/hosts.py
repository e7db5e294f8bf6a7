"""Which hosts may be asked; pure."""

from collections.abc import Iterable
from urllib.parse import urlsplit


def hosts_of_setting(text: str) -> tuple[str, ...]:
    """Return the hosts that an operator allows: names, or "*.voorbeeld.nl" for all below one, with commas or spaces."""
    return tuple(dict.fromkeys(text.replace(",", " ").lower().split()))


def allows(hosts: Iterable[str], host: str) -> bool:
    """Return whether `host` is one of those that are allowed; "*.voorbeeld.nl" is not voorbeeld.nl itself."""
    plain = host.lower().rstrip(".")
    return any(
        plain.endswith(allowed[1:]) and len(plain) >= len(allowed)
        if allowed.startswith("*.")
        else plain == allowed
        for allowed in hosts
    )


def host_of(address: str) -> str:
    """Return the host of a web address, in lower case; empty for what is none or carries a name or password."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return ""
    if (
        parts.scheme not in {"http", "https"}
        or not host
        or parts.username is not None
        or parts.password is not None
    ):
        return ""
    return host
