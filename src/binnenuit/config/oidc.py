"""An OpenID Connect provider for logging in."""

from typing import Any
from urllib.parse import urlsplit

from binnenuit.kernel.errors import OperatingError


def read_provider(text: str) -> dict[str, Any] | None:
    """Read "issuer client-id client-secret" as allauth's app; None for nothing; raises `OperatingError`."""
    if not text:
        return None
    parts = text.split()
    if len(parts) != 3 or urlsplit(parts[0]).scheme != "https":  # noqa: PLR2004 -- the three that the message names
        raise OperatingError(
            "BINNENUIT_OIDC must be the https address of the issuer, the client id and the client secret, "
            "with spaces between them: https://login.example.nl binnenuit s3cr3t."
        )
    issuer, client, secret = parts
    return {
        "provider_id": "oidc",
        "name": urlsplit(issuer).hostname,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
