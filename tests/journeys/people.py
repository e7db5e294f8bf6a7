"""People who are logged in on the journeys' site: made in its own database, by a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext

ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = """
import json, sys, django
django.setup()
from django.conf import settings
from django.test import Client
from tests.factories.accounts import person, sign_in
email, roles = json.loads(sys.argv[1])
client = sign_in(Client(), person(email, *map(tuple, roles)))
print(json.dumps([settings.SESSION_COOKIE_NAME, client.session.session_key]))
"""


def in_site(site, script: str, *arguments: str) -> str:
    """Run Python in the site's own data folder; give what it prints."""
    environment = {
        **os.environ,
        "BINNENUIT_HOME": str(site.home),
        "DATABASE_URL": "",
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "binnenuit.config.settings",
    }
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def log_in(context: BrowserContext, site, email: str, *roles: tuple[str, str]) -> None:
    """Let a browser be logged in as a new person with `roles` and a second factor."""
    name, key = json.loads(in_site(site, _SCRIPT, json.dumps([email, roles])).splitlines()[-1])
    context.add_cookies([{"name": name, "value": key, "url": site.address}])
