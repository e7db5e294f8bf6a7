"""Django's settings, made from the typed environment; nothing here reads the environment itself."""

from pathlib import Path
from urllib.parse import urlsplit

from whitenoise.compress import Compressor

from binnenuit.config.database import read_database
from binnenuit.config.environment import read_environment
from binnenuit.config.leaving import read_exit
from binnenuit.config.mail import read_mail_server
from binnenuit.config.oidc import read_provider
from binnenuit.config.proxies import YEAR_SECONDS, read_proxies
from binnenuit.config.secret_key import read_secret_key
from binnenuit.config.tiles import read_tiles
from binnenuit.ui import languages

ENVIRONMENT = read_environment()
PACKAGE = Path(__file__).resolve().parents[1]

SECRET_KEY_FILE = ENVIRONMENT.home / "secret-key"
SECRET_KEY = ENVIRONMENT.secret_key.get_secret_value() or read_secret_key(SECRET_KEY_FILE)
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = [host.strip() for host in ENVIRONMENT.hosts.split(",") if host.strip()]
BASE_URL = ENVIRONMENT.base_url.rstrip("/")
INDEX_FOLDER = ENVIRONMENT.index
DUMP_FOLDER = ENVIRONMENT.home / "dump"
IMPORT_FOLDER = ENVIRONMENT.home / "imports"
DOCUMENT_FOLDER = ENVIRONMENT.home / "documents"
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
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "binnenuit.foundation.accounts.apps.AccountsConfig",
    "binnenuit.foundation.accounts.apps.AllauthConfig",
    "allauth.mfa",
    "binnenuit.foundation.places",
    "binnenuit.foundation.vocabulary",
    "binnenuit.foundation.organisations",
    "binnenuit.foundation.link_checks",
    "binnenuit.foundation.saved_searches",
    "binnenuit.foundation.imports",
    "binnenuit.search",
    "binnenuit.ui",
    "binnenuit.domain.programmes",
    "binnenuit.domain.initiatives",
    "binnenuit.interchange",
    "binnenuit.site",
    "binnenuit.composition",
]

PROVIDER = read_provider(ENVIRONMENT.oidc)
if PROVIDER:
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]

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

# People log in with an e-mail address and a password, a passkey, or by way of their organisation.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "display_name")},
    },
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # how long a link for setting a password works
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
LOGOUT_REDIRECT_URL = "account_login"

# __Host- cookies are sent to the whole host, so they can't be limited to a path; what keeps them from
# visitor pages is that no visitor page reads them (decision 0010).
COOKIE_PREFIX = "__Host-" if ENVIRONMENT.secure else ""
SESSION_ENGINE = "binnenuit.foundation.accounts.models.sessions"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}binnenuit"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = ENVIRONMENT.secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}binnenuit-form"
CSRF_COOKIE_SECURE = ENVIRONMENT.secure
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(BASE_URL))]
CSRF_FAILURE_VIEW = "binnenuit.site.accounts.views.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
ACCOUNT_ADAPTER = "binnenuit.site.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(BASE_URL).scheme
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ADAPTER = "binnenuit.site.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Binnenuit"
# Browsers allow passkeys on localhost without TLS, and so do we: for who tries it out.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENVIRONMENT.secure
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [PROVIDER]}} if PROVIDER else {}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
# A link and no form: the policy of our pages lets forms be sent to us only. The answer is tied to the
# browser by "state", and to the question by PKCE.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = True

# Mail goes by a server where the operator names one; else each is a file in the data folder.
DEFAULT_FROM_EMAIL = (
    ENVIRONMENT.mail_from or f"Binnenuit <no-reply@{urlsplit(BASE_URL).hostname or 'localhost'}>"
)
EMAIL_TIMEOUT = 10
MAIL_SERVER = read_mail_server(ENVIRONMENT.mail)
if MAIL_SERVER:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = MAIL_SERVER.host
    EMAIL_PORT = MAIL_SERVER.port
    EMAIL_HOST_USER = MAIL_SERVER.user
    EMAIL_HOST_PASSWORD = MAIL_SERVER.password
    EMAIL_USE_SSL = MAIL_SERVER.tls
    EMAIL_USE_TLS = MAIL_SERVER.starttls
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = ENVIRONMENT.home / "mail"

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
        # each room's folder is found by ui/template_folders.py
        "OPTIONS": {"environment": "binnenuit.ui.jinja.environment"},
    }
]


DATABASES = {"default": read_database(ENVIRONMENT.database_url, ENVIRONMENT.home)}
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
