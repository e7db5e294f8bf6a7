"""The key that signs, from the data folder."""

from pathlib import Path


def read_secret_key(file: Path) -> str:
    """Return the key in `file`; empty where none was made yet: then Django refuses to sign."""
    try:
        return file.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""
