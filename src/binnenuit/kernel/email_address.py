"""E-mail addresses as people type them."""

import re

LONGEST = 254
"""Characters of an address (RFC 5321, section 4.5.3.1.3, without its brackets)."""
_ADDRESS = re.compile(r"^[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]+\.[^@\s.<>,;\"]{2,}$")


def is_email_address(text: str) -> bool:
    """Return whether someone can be written to at what they typed."""
    return len(text) <= LONGEST and _ADDRESS.match(text) is not None
