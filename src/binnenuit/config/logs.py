"""Lines of the log without anything that points at a person."""

import logging
import re

# IPv4, also with a port; IPv6 in full or shortened, with at least two colons so that a time of day is not one.
_ADDRESS = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?!\.?\w)"
    r"|(?<![\w:.])(?=[0-9a-fA-F:]*(?:::|[a-fA-F]|(?::[0-9a-fA-F]+){5}))(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])"
)
_QUESTION = re.compile(r"(?<=\S)\?[^\s'\"<>]+")
HIDDEN = "[...]"


class DiscreetFormatter(logging.Formatter):
    """Writes a line as usual, then takes out internet addresses and what stands behind a "?" in a web address.

    No code of ours logs them; this holds for libraries as well, and for what an exception says in its traceback.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line (with its traceback) without them."""
        return without_traces(super().format(record))


def without_traces(text: str) -> str:
    """Return `text` with internet addresses and questions in web addresses replaced by "[...]"."""
    return _QUESTION.sub(f"?{HIDDEN}", _ADDRESS.sub(HIDDEN, text))
