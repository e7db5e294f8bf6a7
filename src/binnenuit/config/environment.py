"""The settings that an operator can make, read from the environment, typed; `docs/operating.md` lists them."""

import os
import secrets
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from binnenuit.kernel.errors import OperatingError

_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")


@dataclass(frozen=True, slots=True)
class Environment:
    """Every setting, with its default; the variable's name is BINNENUIT_ and the field's name in capitals."""

    home: Path = Path("var")
    """The data folder: database, search index, secret key, collected static files."""
    database_url: str = ""
    """DATABASE_URL; empty means SQLite in the data folder."""
    hosts: str = "127.0.0.1,localhost"
    """Host names that the site answers to, separated by commas."""
    base_url: str = "http://127.0.0.1:8000"
    """The site's address in links that leave it (linked data, feeds)."""
    debug: bool = False
    """Show errors in the browser: never where others can reach the site."""
    contact: str = ""
    """Where visitors report a problem, an e-mail address; shown on the about page."""
    theme: str = ""
    """A file of colours and letters for an organisation's own look, in the data folder; see docs/operating.md."""
    tiles: str = ""
    """A tile service behind the map: its address with {z}, {x} and {y}, a space, and whom it thanks."""
    exit: str = "https://www.buienradar.nl/"
    """Where the quick exit leads: a site that says nothing about who opens it."""
    operator: str = ""
    """Who runs this site and answers for its data, as visitors read it: the name of an organisation."""
    tls_proxies: str = ""
    """Addresses of the reverse proxies that visitors reach over TLS and that set X-Forwarded-Proto; commas between."""

    submissions_kept_days: int = 90
    """So long a proposal, correction or report stays readable under its code after the answer; then it is removed."""
    hidden_after_days: int = 548
    """So many days after the last confirmation an initiative is hidden from visitors (eighteen months)."""
    link_hosts: str = ""
    """Hosts whose links on our pages are asked for at night, "voorbeeld.nl, *.gemeente.nl"; empty: none."""
    links_per_night: int = 200
    """So many links are asked for in one night at most."""
    mail: str = ""
    """The mail server, smtp://user:password@host:587; empty writes mail into the data folder, in mail/."""
    mail_from: str = ""
    """The sender of mail; empty is "Binnenuit <no-reply@" with the host of base_url."""
    proxies: int = 0
    """How many reverse proxies stand before the site, so that log-in limits count browsers and not the proxy."""
    oidc: str = ""
    """An OpenID Connect provider for logging in: its issuer's address, client id and client secret."""
    api_requests: int = 600
    """Requests a minute that one caller of the API may make of one process; 0: as many as they like."""

    import_megabytes: int = 100
    """So large may a file be that is brought on the screen to be read in."""
    imports_kept_days: int = 30
    """So long a file that was not read in, and the report of one that was, are kept after they were last touched."""

    @property
    def index(self) -> Path:
        """The folder of the search index."""
        return self.home / "index"

    def secret_key(self) -> str:
        """Return the key that signs; made once and kept in the data folder, readable by its owner only."""
        path = self.home / "secret-key"
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        except OSError as error:
            raise OperatingError(
                f"The data folder {self.home} can't be written ({error.strerror}). "
                "Make it writable, or name another one in BINNENUIT_HOME."
            ) from error
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        return path.read_text(encoding="ascii").strip()


def variable(field: str) -> str:
    """Return the name of the environment variable for a field of `Environment`."""
    return "DATABASE_URL" if field == "database_url" else f"BINNENUIT_{field.upper()}"


def read_environment() -> Environment:
    """Read the environment; raises `OperatingError` for a value that can't be understood."""
    values: dict[str, Any] = {}
    for field in fields(Environment):
        text = os.environ.get(variable(field.name), "")
        if not text.strip():
            continue  # set but empty means the default, as in a file of settings with the line left open
        if field.type is Path:
            values[field.name] = Path(text).expanduser()
        elif field.type is bool:
            values[field.name] = _truth(variable(field.name), text)
        elif field.type is int:
            values[field.name] = _number(variable(field.name), text)
        else:
            values[field.name] = text.strip()
    environment = Environment(**values)
    return Environment(**{**_as_dict(environment), "home": environment.home.absolute()})


def _as_dict(environment: Environment) -> dict[str, Any]:
    return {field.name: getattr(environment, field.name) for field in fields(Environment)}


def _truth(name: str, text: str) -> bool:
    if text.strip().lower() in _TRUE:
        return True
    if text.strip().lower() in _FALSE:
        return False
    raise OperatingError(f"{name} must be 1 or 0, not {text!r}.")


def _number(name: str, text: str) -> int:
    if text.strip().isascii() and text.strip().isdigit():
        return int(text)
    raise OperatingError(f"{name} must be a whole number, not {text!r}.")
