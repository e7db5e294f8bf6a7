"""Counting on one processor while another finds the best results: tantivy works without Python's lock.

It costs a little more work in all, and the visitor waits half as long where a processor has nothing else to do; so it
is only done for what takes many milliseconds.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")


def begun(work: Callable[[], T], *, large: bool) -> Callable[[], T]:
    """Begin `work` where it is large and there is a processor for it; give what waits for its result.

    Else it is done when its result is asked for. `work` must not begin other work: it would wait for itself.
    """
    if not large or processors() < 2:  # noqa: PLR2004 -- this one and another
        return work
    return _pool().submit(work).result


@lru_cache(maxsize=1)
def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0))


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(processors(), "search")


# A forked process has none of the threads of the one that it comes from.
os.register_at_fork(after_in_child=_pool.cache_clear)
