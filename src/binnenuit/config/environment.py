"""The settings that an operator can make, read from the environment, typed; `docs/operating.md` lists them."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, NonNegativeInt, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from binnenuit.kernel.errors import OperatingError

PREFIX = "BINNENUIT_"
_MUST_BE = {
    "bool_parsing": "must be 1 or 0",
    "int_parsing": "must be a whole number",
    "greater_than_equal": "must be a whole number of 0 or more",
}
"""What a value must be, by pydantic's name of what is wrong with it."""

Folder = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]


class Environment(BaseSettings):
    """Every setting, with its default; the variable's name is BINNENUIT_ and the field's name in capitals."""

    # Set but empty means the default, as in a file of settings with the line left open.
    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        str_strip_whitespace=True,
        frozen=True,
        populate_by_name=True,
        extra="ignore",
        validate_default=True,
    )

    home: Folder = Path("var")
    """The data folder: database, search index, secret key, collected static files."""
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    """DATABASE_URL; empty means SQLite in the data folder."""
    hosts: str = "127.0.0.1,localhost"
    """Host names that the site answers to, separated by commas."""
    base_url: str = "http://127.0.0.1:8000"
    """The site's address in links that leave it (linked data, feeds)."""
    secret_key: SecretStr = SecretStr("")
    """The key that signs; empty: the one in the data folder, which the first command makes."""
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

    submissions_kept_days: NonNegativeInt = 90
    """So long a proposal, correction or report stays readable under its code after the answer; then it is removed."""
    hidden_after_days: NonNegativeInt = 548
    """So many days after the last confirmation an initiative is hidden from visitors (eighteen months)."""
    link_hosts: str = ""
    """Hosts whose links on our pages are asked for at night, "voorbeeld.nl, *.gemeente.nl"; empty: none."""
    links_per_night: NonNegativeInt = 200
    """So many links are asked for in one night at most."""
    mail: str = ""
    """The mail server, smtp://user:password@host:587; empty writes mail into the data folder, in mail/."""
    mail_from: str = ""
    """The sender of mail; empty is "Binnenuit <no-reply@" with the host of base_url."""
    proxies: NonNegativeInt = 0
    """How many reverse proxies stand before the site, so that log-in limits count browsers and not the proxy."""
    oidc: str = ""
    """An OpenID Connect provider for logging in: its issuer's address, client id and client secret."""
    api_requests: NonNegativeInt = 600
    """Requests a minute that one caller of the API may make of one process; 0: as many as they like."""

    import_megabytes: NonNegativeInt = 100
    """So large may a file be that is brought on the screen to be read in."""
    imports_kept_days: NonNegativeInt = 30
    """So long a file that was not read in, and the report of one that was, are kept after they were last touched."""

    documents_kept_days: NonNegativeInt = 7
    """So long a PDF that was made is kept, to be given out again; then it is made anew when somebody asks for it."""

    @model_validator(mode="before")
    @classmethod
    def blank_is_default(cls, values: dict[str, object]) -> dict[str, object]:
        """Leave out what holds spaces alone."""
        return {name: value for name, value in values.items() if not isinstance(value, str) or value.strip()}

    @property
    def index(self) -> Path:
        """Return the folder of the search index."""
        return self.home / "index"

    @property
    def secure(self) -> bool:
        """Return whether visitors reach the site over TLS."""
        return urlsplit(self.base_url).scheme == "https"


def variable(field: str) -> str:
    """Return the name of the environment variable for a field of `Environment`."""
    return str(Environment.model_fields[field].validation_alias or f"{PREFIX}{field.upper()}")


def read_environment() -> Environment:
    """Read the environment; raises `OperatingError` for a value that can't be understood."""
    try:
        return Environment()
    except ValidationError as error:
        raise OperatingError(" ".join(f"{_said(each)}." for each in error.errors())) from error


def _said(problem: object) -> str:
    found: dict[str, object] = dict(problem)  # type: ignore[call-overload] # pydantic's ErrorDetails, a TypedDict
    field = str(found["loc"][0])  # type: ignore[index]
    name = variable(field) if field in Environment.model_fields else field
    must_be = _MUST_BE.get(str(found["type"]), f"can't be understood ({found['msg']})")
    return f"{name} {must_be}, not {str(found['input'])!r}"
