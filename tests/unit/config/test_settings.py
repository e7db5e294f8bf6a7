"""What an operator sets is read as meant, or refused with what to write."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from binnenuit.composition.runtime.secret_key import make_secret_key
from binnenuit.config.database import read_database
from binnenuit.config.environment import Environment, read_environment
from binnenuit.config.mail import read_mail_server
from binnenuit.config.oidc import read_provider
from binnenuit.kernel.errors import OperatingError


def settings_with(home, *names, **variables):
    """Return settings of a process of its own, since settings are read once for each."""
    script = f"""
import json
from binnenuit.config import settings
print(json.dumps({{name: str(getattr(settings, name, None)) for name in {names!r}}}))
"""
    environment = {"PATH": os.environ["PATH"], "BINNENUIT_HOME": str(home), **variables}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_reading_the_settings_writes_nothing(tmp_path):
    home = tmp_path / "var"
    assert settings_with(home, "SECRET_KEY") == {"SECRET_KEY": ""}
    assert not home.exists()


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path):
    file = tmp_path / "var" / "secret-key"
    make_secret_key(file)
    key = file.read_text()
    assert len(key) == 64
    assert file.stat().st_mode & 0o777 == 0o600
    make_secret_key(file)
    assert file.read_text() == key
    assert settings_with(file.parent, "SECRET_KEY") == {"SECRET_KEY": key}
    named = settings_with(file.parent, "SECRET_KEY", BINNENUIT_SECRET_KEY="another key")
    assert named == {"SECRET_KEY": "another key"}


def test_a_data_folder_that_can_not_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OperatingError, match="BINNENUIT_HOME"):
        make_secret_key(tmp_path / "file" / "secret-key")


def test_cookies_of_a_site_with_tls_belong_to_this_very_host(tmp_path):
    names = [
        f"{kind}_COOKIE_{what}"
        for kind in ("SESSION", "CSRF")
        for what in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")
    ]
    made = settings_with(tmp_path, *names, BINNENUIT_BASE_URL="https://binnenuit.example.nl")
    for kind in ("SESSION", "CSRF"):
        assert made[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert made[f"{kind}_COOKIE_SECURE"] == "True"
        assert made[f"{kind}_COOKIE_HTTPONLY"] == "True"
        assert made[f"{kind}_COOKIE_SAMESITE"] == "Lax"
    plain = settings_with(tmp_path, *names)
    assert plain["SESSION_COOKIE_SECURE"] == "False"
    assert plain["SESSION_COOKIE_NAME"] == "binnenuit"


def test_mail_is_a_file_or_goes_to_a_server(tmp_path):
    names = ("EMAIL_BACKEND", "EMAIL_FILE_PATH", "EMAIL_HOST", "DEFAULT_FROM_EMAIL")
    here = settings_with(tmp_path, *names, BINNENUIT_BASE_URL="https://binnenuit.example.nl:8443")
    assert here["EMAIL_BACKEND"] == "django.core.mail.backends.filebased.EmailBackend"
    assert here["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
    assert here["DEFAULT_FROM_EMAIL"] == "Binnenuit <no-reply@binnenuit.example.nl>"
    sent = settings_with(
        tmp_path, *names, BINNENUIT_MAIL="smtp://mail.example.nl", BINNENUIT_MAIL_FROM="a@b.nl"
    )
    assert sent["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert (sent["EMAIL_HOST"], sent["DEFAULT_FROM_EMAIL"]) == ("mail.example.nl", "a@b.nl")


@pytest.mark.parametrize(
    ("mail", "kept"),
    [
        ("smtp://u:p%40ss@mail.example.nl", ("mail.example.nl", 587, "p@ss", False, True)),
        ("smtps://mail.example.nl:4650", ("mail.example.nl", 4650, "", True, False)),
        ("smtp://localhost:25", ("localhost", 25, "", False, False)),
    ],
)
def test_a_mail_server_is_read(mail, kept):
    made = read_mail_server(mail)
    assert (made.host, made.port, made.password, made.tls, made.starttls) == kept


@pytest.mark.parametrize("mail", ["mail.example.nl", "http://mail.example.nl", "smtp://", "smtp://x:port"])
def test_what_is_no_mail_server_is_refused_with_what_to_write(mail):
    with pytest.raises(OperatingError, match="smtp://user:password@host:587"):
        read_mail_server(mail)


def test_nothing_named_is_no_server_and_no_provider():
    assert read_mail_server("") is None
    assert read_provider("") is None


@pytest.mark.parametrize("oidc", ["https://login.example.nl", "http://login.example.nl a b", "a b c"])
def test_what_is_no_provider_is_refused_with_what_to_write(oidc):
    with pytest.raises(OperatingError, match="BINNENUIT_OIDC must be"):
        read_provider(oidc)


def test_a_database_that_can_not_be_understood_is_refused_with_what_to_write():
    with pytest.raises(OperatingError, match="postgresql://user:password@host:5432/name"):
        read_database("nonsense://x", Path())


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("BINNENUIT_DEBUG", "maybe", "BINNENUIT_DEBUG must be 1 or 0, not 'maybe'"),
        ("BINNENUIT_PROXIES", "two", "BINNENUIT_PROXIES must be a whole number, not 'two'"),
        ("BINNENUIT_PROXIES", "-1", "BINNENUIT_PROXIES must be a whole number of 0 or more, not '-1'"),
    ],
)
def test_a_value_that_can_not_be_understood_is_refused_by_name(monkeypatch, variable, value, said):
    monkeypatch.setenv(variable, value)
    with pytest.raises(OperatingError) as refused:
        read_environment()
    assert said in str(refused.value)


def test_set_but_empty_means_the_default(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name, value in (("BINNENUIT_HOME", " "), ("BINNENUIT_PROXIES", ""), ("DATABASE_URL", "")):
        monkeypatch.setenv(name, value)
    read = read_environment()
    assert (read.home, read.proxies, read.database_url) == (tmp_path / "var", 0, "")


def test_values_are_read_as_people_write_them(monkeypatch):
    for name, value in (
        ("BINNENUIT_DEBUG", "Yes"),
        ("BINNENUIT_OPERATOR", " De Brug "),
        ("BINNENUIT_HOME", "~/x"),
    ):
        monkeypatch.setenv(name, value)
    read = read_environment()
    assert (read.debug, read.operator, read.home) == (True, "De Brug", Path.home() / "x")
    assert isinstance(read, Environment)
