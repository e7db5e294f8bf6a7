"""Django's settings, made from the typed environment; nothing here reads the environment itself."""

from pathlib import Path
from typing import Any

import dj_database_url
from whitenoise.compress import Compressor

from binnenuit.config.accounts import account_apps, account_settings, mail_settings
from binnenuit.config.environment import read_environment
from binnenuit.config.leaving import read_exit
from binnenuit.config.proxies import YEAR_SECONDS, read_proxies
from binnenuit.config.tiles import read_tiles
from binnenuit.kernel.errors import OperatingError
from binnenuit.ui import languages

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY = ENVIRONMENT.secret_key()
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = [host.strip() for host in ENVIRONMENT.hosts.split(",") if host.strip()]
BASE_URL = ENVIRONMENT.base_url.rstrip("/")
INDEX_FOLDER = ENVIRONMENT.index
DUMP_FOLDER = ENVIRONMENT.home / "dump"
IMPORT_FOLDER = ENVIRONMENT.home / "imports"
IMPORT_MEGABYTES = ENVIRONMENT.import_megabytes
CONTACT = ENVIRONMENT.contact
THEME = ENVIRONMENT.home / ENVIRONMENT.theme if ENVIRONMENT.theme else None
OPERATOR = ENVIRONMENT.operator
TILES = read_tiles(ENVIRONMENT.tiles)
EXIT = read_exit(ENVIRONMENT.exit)
TLS_PROXIES = read_proxies(ENVIRONMENT.tls_proxies)
API_REQUESTS = ENVIRONMENT.api_requests
PROXIES = ENVIRONMENT.proxies

# Sessions and cookies exist for accounts and staff only, see AccountArea: a visitor leaves nothing behind
# (design, promise 1).
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_linear_migrations",
    "django_tasks_db",
    "js_lib_leaflet",
    "binnenuit.foundation.audit",
    *account_apps(ENVIRONMENT),
    "binnenuit.foundation.places",
    "binnenuit.foundation.vocabulary",
    "binnenuit.foundation.organisations",
    "binnenuit.search",
    "binnenuit.ui",
    "binnenuit.domain.programmes",
    "binnenuit.domain.initiatives",
    "binnenuit.composition",
]

MIDDLEWARE = [
    "binnenuit.ui.middleware.TrustedProxy",
    "binnenuit.ui.middleware.VisitorHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "binnenuit.ui.quiet.QuietView",
    "binnenuit.ui.address_language.LanguageOfAddress",
    "binnenuit.foundation.accounts.web.middleware.AccountArea",
    "binnenuit.ui.middleware.ClearRefusals",
]

globals().update(account_settings(ENVIRONMENT), **mail_settings(ENVIRONMENT))

ROOT_URLCONF = "binnenuit.config.urls"
WSGI_APPLICATION = "binnenuit.config.wsgi.application"
APPEND_SLASH = False
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
# Who came over TLS once comes over TLS for a year; said only where one of our proxies says that TLS is there.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = YEAR_SECONDS
# Any query string must be answered (a search with 1,000 filters gets a clear 400, from our own rules).
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [
            PACKAGE / "ui/templates",
            PACKAGE / "site/accounts/templates",
            PACKAGE / "site/desk/templates",
            PACKAGE / "site/pages/templates",
            PACKAGE / "domain/initiatives/web/templates",
            PACKAGE / "domain/programmes/web/templates",
        ],
        "OPTIONS": {"environment": "binnenuit.ui.jinja.environment"},
    }
]


def _database() -> dict[str, Any]:
    url = ENVIRONMENT.database_url
    if url and not url.startswith("sqlite"):
        try:
            return {**dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)}
        except (ValueError, dj_database_url.UnknownSchemeError) as error:
            raise OperatingError(
                "DATABASE_URL can't be understood; write postgresql://user:password@host:5432/name, "
                "or leave it out for SQLite in the data folder."
            ) from error
    name = url.removeprefix("sqlite:///") if url else str(ENVIRONMENT.home / "binnenuit.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": 600,
        # WAL lets readers go on beside the writer; IMMEDIATE takes the write lock at the start
        # instead of failing half-way; NORMAL is safe with WAL (a crash loses no committed row).
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000;",
        },
    }


DATABASES = {"default": _database()}
# What need not be done while someone waits: the worker of `binnenuit work` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "imports"]}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Dutch is the language of the source texts; ui/locale/languages.toml says which others there are.
LANGUAGE_CODE = languages.SOURCE
LANGUAGES = [(language.tag, language.name) for language in languages.LANGUAGES.values()]
LOCALE_PATHS = [ENVIRONMENT.home / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.home / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "binnenuit.ui.sheets.StyleFinder",
]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
# A source map is for who looks inside: not worth compressing at each start.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
# What browsers ask for at the root without being told: the favicon and the touch icon.
WHITENOISE_ROOT = PACKAGE / "ui/root"

# No request is logged, so no address and no search is either (design, promise 1); errors are.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "binnenuit.config.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "binnenuit": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "django_tasks": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django_tasks_db": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
