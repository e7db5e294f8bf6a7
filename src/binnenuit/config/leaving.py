"""The site that the quick exit leads to."""

from urllib.parse import urlsplit

from binnenuit.kernel.errors import OperatingError


def read_exit(text: str) -> str:
    """Return the address; raises `OperatingError` for what is no whole web address."""
    split = urlsplit(text)
    if split.scheme not in {"https", "http"} or not split.hostname or any(sign.isspace() for sign in text):
        raise OperatingError(
            f"BINNENUIT_EXIT must be a whole web address such as https://www.buienradar.nl/, not {text!r}."
        )
    return text
