"""How mail leaves: by a server, or as files in the data folder."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from binnenuit.kernel.errors import OperatingError

SMTP_PORT, SMTPS_PORT = 587, 465
"""For submission with STARTTLS (RFC 6409) and over TLS from the start (RFC 8314)."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """What Django needs to know of it."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    """From the start (SMTPS)."""
    starttls: bool


def read_mail_server(text: str) -> MailServer | None:
    """Read smtp://user:password@host:587; None for nothing; raises `OperatingError` for what is no mail server."""
    if not text:
        return None
    server = urlsplit(text)
    try:
        port = server.port
    except ValueError:
        port = -1
    if server.scheme not in {"smtp", "smtps"} or not server.hostname or port == -1:
        raise OperatingError(
            "BINNENUIT_MAIL must be smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465, "
            "with signs such as @ in the password written as %40; leave it out to write mail into the data folder."
        )
    smtps = server.scheme == "smtps"
    local = server.hostname in {"localhost", "127.0.0.1", "::1"}
    return MailServer(
        host=server.hostname,
        port=port or (SMTPS_PORT if smtps else SMTP_PORT),
        user=unquote(server.username or ""),
        password=unquote(server.password or ""),
        tls=smtps,
        starttls=not smtps and not local,
    )
