"""The answers of HSDS: pages in its envelope, whole lists as lines (ndjson) or in one page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

import orjson
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from binnenuit.interchange.hsds.shapes import Envelope

JSON, LINES = "application/json", "application/x-ndjson"
_TOGETHER = 200
"""Lines that are sent at once."""


def one(thing: object) -> HttpResponse:
    """Answer with one thing."""
    return HttpResponse(orjson.dumps(thing), content_type=JSON)


def page(contents: Sequence[object], total: int, number: int, per_page: int) -> HttpResponse:
    """Answer with one page."""
    envelope = _envelope(total, number, per_page, len(contents))
    return one({**envelope, "contents": contents})


def lines(things: Iterable[object]) -> HttpResponseBase:
    """Answer with everything, a line for each."""
    return StreamingHttpResponse(
        _joined(orjson.dumps(each) + b"\n" for each in _started(things)), content_type=LINES
    )


def all_in_one_page(things: Iterable[object], total: int) -> HttpResponseBase:
    """Answer with everything as a single page, without holding it in memory."""
    envelope = orjson.dumps(_envelope(total, 1, max(total, 1), total))
    pieces = chain([envelope[:-1], b',"contents":['], _separated(_started(things)), [b"]}"])
    return StreamingHttpResponse(_joined(pieces), content_type=JSON)


def sliced(things: Sequence[object], number: int, per_page: int, *, as_lines: bool) -> HttpResponseBase:
    """Answer with one page of a list that is in memory, or with all of it as lines."""
    if as_lines:
        return lines(things)
    first = (number - 1) * per_page
    return page(things[first : first + per_page], len(things), number, per_page)


def _envelope(total: int, number: int, per_page: int, size: int) -> Envelope:
    pages = -(-total // per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": size,
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": size == 0,
    }


def _started(things: Iterable[object]) -> Iterator[Any]:
    """Read the first thing at once, so that what can't be answered is an error and no half answer."""
    rest = iter(things)
    return chain(list(islice(rest, 1)), rest)


def _separated(things: Iterable[object]) -> Iterator[bytes]:
    for number, each in enumerate(things):
        yield (b"," if number else b"") + orjson.dumps(each)


def _joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held: list[bytes] = []
    for piece in pieces:
        held.append(piece)
        if len(held) == _TOGETHER:
            yield b"".join(held)
            held.clear()
    yield b"".join(held)
