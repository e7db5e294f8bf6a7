"""The key that signs: made by the first command, never by an import, and readable by its owner only."""

import os
import secrets
from pathlib import Path

from django.conf import settings

from binnenuit.kernel.errors import OperatingError


def ensure_secret_key() -> None:
    """Make the key where there is none, and let this process sign with it; raises `OperatingError`."""
    file: Path = settings.SECRET_KEY_FILE
    if not settings.ENVIRONMENT.secret_key.get_secret_value():
        make_secret_key(file)
        settings.SECRET_KEY = file.read_text(encoding="ascii").strip()


def make_secret_key(file: Path) -> None:
    """Make the key where there is none; raises `OperatingError` where the data folder can't be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = None if file.exists() else os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError as error:
        if file.is_file():
            return  # another process was first

        raise OperatingError(
            f"The data folder {file.parent} can't be written ({error.strerror}). "
            "Make it writable, or name another one in BINNENUIT_HOME."
        ) from error
    if descriptor is not None:
        with os.fdopen(descriptor, "w", encoding="ascii") as key:
            key.write(secrets.token_urlsafe(48))
