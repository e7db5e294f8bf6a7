import os
import subprocess
import sys
from pathlib import Path


def test_logging_in_by_way_of_an_organisation(tmp_path):
    environment = {
        **os.environ,
        "BINNENUIT_HOME": str(tmp_path),
        "BINNENUIT_SECRET_KEY": "a key of tests alone",
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
