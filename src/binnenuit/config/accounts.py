"""How people log in and how mail leaves: Django's and allauth's settings, made from the typed environment."""

from typing import Any
from urllib.parse import unquote, urlsplit

from binnenuit.config.environment import Environment
from binnenuit.kernel.errors import OperatingError

SMTP_PORT, SMTPS_PORT = 587, 465
SESSION_SECONDS = 14 * 24 * 3600
LINK_SECONDS = 3 * 24 * 3600
"""How long a link for setting a password works."""


def account_settings(environment: Environment) -> dict[str, Any]:
    """Return the settings of sessions, log-in and second factors."""
    base = urlsplit(environment.base_url)
    secure = base.scheme == "https"
    prefix = "__Host-" if secure else ""
    return {
        "AUTH_USER_MODEL": "accounts.Account",
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
            for name, options in (
                ("MinimumLengthValidator", {"min_length": 10}),
                ("CommonPasswordValidator", {}),
                ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "display_name")}),
            )
        ],
        "PASSWORD_RESET_TIMEOUT": LINK_SECONDS,
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "account_home",
        "LOGOUT_REDIRECT_URL": "account_login",
        # __Host- cookies are sent to the whole host, so they can't be limited to a path; what keeps them from
        # visitor pages is that no visitor page reads them (decision 0010).
        "SESSION_ENGINE": "binnenuit.foundation.accounts.models.sessions",
        "SESSION_COOKIE_NAME": f"{prefix}binnenuit",
        "SESSION_COOKIE_AGE": SESSION_SECONDS,
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_NAME": f"{prefix}binnenuit-form",
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_AGE": None,
        "CSRF_TRUSTED_ORIGINS": [f"{base.scheme}://{base.netloc}"],
        "CSRF_FAILURE_VIEW": "binnenuit.site.accounts.views.form_expired",
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "ALLAUTH_TRUSTED_PROXY_COUNT": environment.proxies,
        "ACCOUNT_ADAPTER": "binnenuit.site.accounts.adapter.Adapter",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
        "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_CHANGE_EMAIL": True,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_DEFAULT_HTTP_PROTOCOL": base.scheme,
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "MFA_ADAPTER": "binnenuit.site.accounts.adapter.FactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Binnenuit",
        # browsers allow passkeys on localhost without TLS, and so do we: for who tries it out
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not secure,
        **_oidc(environment.oidc),
    }


def account_apps(environment: Environment) -> list[str]:
    """Return the apps for logging in; those for OpenID Connect where it is configured."""
    apps = [
        "django.contrib.contenttypes",
        "django.contrib.auth",
        "django.contrib.messages",
        "binnenuit.foundation.accounts.apps.AccountsConfig",
        "binnenuit.foundation.accounts.apps.AllauthConfig",
        "allauth.mfa",
    ]
    if environment.oidc:
        apps += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    return apps


def _oidc(text: str) -> dict[str, Any]:
    if not text:
        return {}
    parts = text.split()
    if len(parts) != 3 or urlsplit(parts[0]).scheme != "https":  # noqa: PLR2004 -- the three that the message names
        raise OperatingError(
            "BINNENUIT_OIDC must be the https address of the issuer, the client id and the client secret, "
            "with spaces between them: https://login.example.nl binnenuit s3cr3t."
        )
    issuer, client, secret = parts
    app = {
        "provider_id": "oidc",
        "name": urlsplit(issuer).hostname,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [app]}},
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": False,
        # A link and no form: the policy of our pages lets forms be sent to us only. The answer is tied to the
        # browser by "state", and to the question by PKCE.
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "SOCIALACCOUNT_STORE_TOKENS": False,
        "SOCIALACCOUNT_QUERY_EMAIL": True,
    }


def mail_settings(environment: Environment) -> dict[str, Any]:
    """Return the settings of mail: a server, or files in the data folder."""
    host = urlsplit(environment.base_url).hostname or "localhost"
    made: dict[str, Any] = {
        "DEFAULT_FROM_EMAIL": environment.mail_from or f"Binnenuit <no-reply@{host}>",
        "EMAIL_TIMEOUT": 10,
    }
    if not environment.mail:
        made["EMAIL_BACKEND"] = "django.core.mail.backends.filebased.EmailBackend"
        made["EMAIL_FILE_PATH"] = environment.home / "mail"
        return made
    server = urlsplit(environment.mail)
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
    return made | {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": server.hostname,
        "EMAIL_PORT": port or (SMTPS_PORT if smtps else SMTP_PORT),
        "EMAIL_HOST_USER": unquote(server.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
        "EMAIL_USE_SSL": smtps,
        "EMAIL_USE_TLS": not smtps and not local,
    }
