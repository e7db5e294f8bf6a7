"""Readable addresses."""

import re
import unicodedata

_LONGEST = 70


def slug_of(title: str) -> str:
    """Return the readable part of an initiative's address: ASCII words with hyphens, at most 70 characters.

    A title in a script without ASCII letters gives "initiatief": the code behind it is what counts.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        slug = longer
    return slug or "initiatief"


def submission_name(pk: int) -> str:
    """Return how a revision names who handed something in.

    By the number of it, never by what they said of themselves.
    """
    return f"submission:{pk}"


def submission_key(name: str) -> int | None:
    """Return the number of the submission that `submission_name` made `name` of; nothing for what is none."""
    kind, _colon, key = name.partition(":")
    return int(key) if kind == "submission" and key.isascii() and key.isdigit() else None
