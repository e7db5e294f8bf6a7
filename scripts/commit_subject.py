"""Refuse a commit whose subject is not `area: Do it.` within 72 characters; git's hook commit-msg gives the file."""

import re
import sys
from pathlib import Path

LONGEST = 72
"""Characters of a subject, so that `git log --oneline` fits a terminal."""
_SUBJECT = re.compile(r"[a-z][a-z0-9_, -]*: [A-Z\"'`/.0-9].*")
_OF_GIT = ("Merge ", "Revert ", "fixup! ", "squash! ")


def problem(subject: str) -> str:
    """Return what is wrong with a subject; nothing where it is right."""
    if subject.startswith(_OF_GIT):
        return ""
    if len(subject) > LONGEST:
        return f"the subject has {len(subject)} characters; at most {LONGEST}, and the why in the body"
    if not _SUBJECT.fullmatch(subject):
        return "write the subject as `area: Do it.`, such as `search: Keep the weights in one table.`"
    return ""


if __name__ == "__main__":
    first = Path(sys.argv[1]).read_text(encoding="utf-8").partition("\n")[0]
    if wrong := problem(first):
        sys.exit(wrong)
