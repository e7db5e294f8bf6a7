import os
import subprocess
import sys
from pathlib import Path

import pytest

from binnenuit.config.accounts import account_settings, mail_settings
from binnenuit.config.environment import Environment
from binnenuit.kernel.errors import OperatingError


def test_logging_in_by_way_of_an_organisation(tmp_path):
    environment = {
        **os.environ,
        "BINNENUIT_HOME": str(tmp_path),
        "DATABASE_URL": "",
        "BINNENUIT_HOSTS": "testserver",
        "BINNENUIT_OIDC": "https://login.example.nl binnenuit s3cr3t",
        "BINNENUIT_BASE_URL": "http://testserver",
        "DJANGO_SETTINGS_MODULE": "binnenuit.config.settings",
    }
    script = Path(__file__).with_name("oidc_flow.py")
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, check=False, timeout=110
    )
    assert done.stdout.strip() == "done", done.stderr[-2000:]


def test_cookies_of_a_site_with_tls_belong_to_this_very_host():
    made = account_settings(Environment(base_url="https://binnenuit.example.nl"))
    for kind in ("SESSION", "CSRF"):
        assert made[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert made[f"{kind}_COOKIE_SECURE"]
        assert made[f"{kind}_COOKIE_HTTPONLY"]
        assert made[f"{kind}_COOKIE_SAMESITE"] == "Lax"
    assert not account_settings(Environment())["SESSION_COOKIE_SECURE"]
    assert "SOCIALACCOUNT_PROVIDERS" not in made


@pytest.mark.parametrize(
    ("mail", "kept"),
    [
        ("smtp://u:p%40ss@mail.example.nl", ("mail.example.nl", 587, "p@ss", False, True)),
        ("smtps://mail.example.nl:4650", ("mail.example.nl", 4650, "", True, False)),
        ("smtp://localhost:25", ("localhost", 25, "", False, False)),
    ],
)
def test_a_mail_server_is_read(mail, kept):
    made = mail_settings(Environment(mail=mail))
    names = ("HOST", "PORT", "HOST_PASSWORD", "USE_SSL", "USE_TLS")
    assert tuple(made[f"EMAIL_{name}"] for name in names) == kept


def test_without_a_mail_server_mail_stays_in_the_data_folder(tmp_path):
    made = mail_settings(Environment(home=tmp_path, base_url="https://binnenuit.example.nl:8443"))
    assert made["EMAIL_FILE_PATH"] == tmp_path / "mail"
    assert made["DEFAULT_FROM_EMAIL"] == "Binnenuit <no-reply@binnenuit.example.nl>"
    assert mail_settings(Environment(mail_from="a@b.nl"))["DEFAULT_FROM_EMAIL"] == "a@b.nl"


@pytest.mark.parametrize("mail", ["mail.example.nl", "http://mail.example.nl", "smtp://", "smtp://x:port"])
def test_what_is_no_mail_server_is_refused_with_what_to_write(mail):
    with pytest.raises(OperatingError, match="smtp://user:password@host:587"):
        mail_settings(Environment(mail=mail))


@pytest.mark.parametrize("oidc", ["https://login.example.nl", "http://login.example.nl a b", "a b c"])
def test_what_is_no_provider_is_refused_with_what_to_write(oidc):
    with pytest.raises(OperatingError, match="BINNENUIT_OIDC must be"):
        account_settings(Environment(oidc=oidc))
