"""The UUIDs that HSDS asks for, made of our public ids: the same on every installation, and nothing has to be stored.

An initiative and its parts get a UUID of version 8 (RFC 9562, 5.8) that holds its code (50 bits), which kind of part it
is and which one: so the record behind an id is found without a table of ids. What has a longer code (organisations,
programmes, concepts) gets one of version 5, made of its name.
"""

import hashlib
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from uuid import UUID, uuid5

from binnenuit.kernel.ids import CODE_LENGTH, code_of, number_of

NAMESPACE = UUID("7b0e1a34-5f0c-5d0a-9e52-6d1f4a3c8b21")
"""Of the UUIDs of version 5; never to be changed."""
_MARK = int.from_bytes(hashlib.blake2b(b"binnenuit", digest_size=6).digest())
"""48 bits that say that a UUID of version 8 is ours."""
_CODE_BITS = 50
_POSITION_BITS = 12
MOST_PARTS = 1 << _POSITION_BITS
_VERSION, _VARIANT = 8, 0b10


class Part(IntEnum):
    """What the UUID of an initiative stands for; the numbers are for ever."""

    SERVICE = 1
    SERVICE_AT_LOCATION = 2
    LOCATION = 3
    ADDRESS = 4
    SCHEDULE = 5
    SERVICE_AREA = 6
    LANGUAGE = 7
    ACCESSIBILITY = 8
    COST_OPTION = 9
    CONTACT = 10
    PHONE = 11
    ATTRIBUTE = 12
    URL = 13
    LOCATION_ATTRIBUTE = 14
    SCHEDULE_ATTRIBUTE = 15


@dataclass(frozen=True, slots=True)
class Named:
    """What a UUID of version 8 holds."""

    part: Part
    code: str
    """Of the initiative."""
    position: int
    """Which of them, from 0."""


def of_part(part: Part, code: str, position: int = 0) -> str:
    """Return the UUID of an initiative (its code, 10 characters) or of one of its parts.

    Raises `ValueError` beyond 4,095.
    """
    if len(code) != CODE_LENGTH or not 0 <= position < MOST_PARTS:
        raise ValueError(f"no UUID for {part.name} {position} of {code!r}")
    last = _VARIANT << (_CODE_BITS + _POSITION_BITS) | number_of(code) << _POSITION_BITS | position
    return str(UUID(int=_MARK << 80 | _VERSION << 76 | part << 64 | last))


def read(text: str) -> Named | None:
    """Return what a UUID made by `of_part` holds; None for any other text."""
    try:
        number = UUID(text).int
        part = Part(number >> 64 & 0xFFF)
    except ValueError:
        return None
    if number >> 80 != _MARK or number >> 76 & 0xF != _VERSION or number >> 62 & 0b11 != _VARIANT:
        return None
    code = code_of(number >> _POSITION_BITS & ((1 << _CODE_BITS) - 1))
    return Named(part, code, number & (MOST_PARTS - 1))


@lru_cache(maxsize=20_000)
def of_record(kind: str, code: str) -> str:
    """Return the UUID of something that is no initiative.

    Kind "organisation", "programme", "concept", "taxonomy" ...
    """
    return str(uuid5(NAMESPACE, f"{kind}:{code}"))
