"""The door of the room of saved searches.

The site's search registers what asks a search again (`register_finder`); its pages ask for mail, start and
stop it. Letters
react to the events. The rest happens at night.
"""

from binnenuit.foundation.saved_searches.actions import (
    ask_saved_search,
    run_saved_searches,
    start_saved_search,
    stop_saved_search,
)
from binnenuit.foundation.saved_searches.queries import code_of, saved_search_by_token, sign
from binnenuit.foundation.saved_searches.rules.finder import FollowedSearch, register_finder
from binnenuit.foundation.saved_searches.rules.results import (
    FREQUENCIES,
    LASTS_DAYS,
    MOST_RESULTS,
    UNANSWERED_DAYS,
    FoundResults,
    ends,
)

__all__ = [
    "FREQUENCIES",
    "LASTS_DAYS",
    "MOST_RESULTS",
    "UNANSWERED_DAYS",
    "FollowedSearch",
    "FoundResults",
    "ask_saved_search",
    "code_of",
    "ends",
    "register_finder",
    "run_saved_searches",
    "saved_search_by_token",
    "sign",
    "start_saved_search",
    "stop_saved_search",
]
