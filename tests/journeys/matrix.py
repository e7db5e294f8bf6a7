"""Which pages are looked at in which language: a sample on each push, all of them in `make test-all`.

In the sample each page is looked at once, and the languages take turns in the order of the pages: the same code gives
the same sample.
"""

import os
from collections.abc import Callable, Sequence

from tests.journeys.pictures import WANTED

WHOLE = WANTED or bool(os.environ.get("WHOLE_MATRIX"))
"""Pictures are taken of everything, so they ask for the whole matrix too."""


def matrix(
    pages: Sequence[str], languages: Sequence[str], *, readable: Callable[[str, str], bool] = lambda *_: True
) -> list[tuple[str, str]]:
    """Return pairs of page and language, of those that are `readable`; whole, or one language for each page."""
    chosen = []
    for turn, page in enumerate(pages):
        known = [language for language in languages if readable(page, language)]
        chosen += [(page, language) for language in (known if WHOLE else [known[turn % len(known)]])]
    return chosen
