"""Public identifiers: short, speakable, without a meaning that could leak."""

import hashlib
import secrets

# Crockford's base 32: no i, l, o or u, so that a code can be read aloud and typed over.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
CODE_LENGTH = 10
_BITS = 5


def _encode(number: int) -> str:
    digits = []
    for _ in range(CODE_LENGTH):
        digits.append(ALPHABET[number & 31])
        number >>= _BITS
    return "".join(reversed(digits))


def new_code() -> str:
    """Return a random code of 10 characters (50 bits): the public id of a record."""
    return _encode(secrets.randbits(CODE_LENGTH * _BITS))


def code_for(name: str) -> str:
    """Return the code that always belongs to `name`: ids of loaded data stay the same on every machine."""
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return _encode(int.from_bytes(digest) >> (64 - CODE_LENGTH * _BITS))


def is_code(text: str) -> bool:
    """Say whether `text` has the form of a public id."""
    return len(text) == CODE_LENGTH and all(character in ALPHABET for character in text)


def number_of(code: str) -> int:
    """Return a public id as the number (50 bits) that it writes; `code_of` gives it back."""
    number = 0
    for character in code:
        number = number << _BITS | ALPHABET.index(character)
    return number


def code_of(number: int) -> str:
    """Return the public id that writes `number`, of at most 50 bits."""
    return _encode(number)
