"""The door of the room that checks links.

A kind of record with links on its pages registers a `LinkSource` in `link_sources` when its app is ready: which links
visitors see, and how a dead one is reported to the moderators. The rest happens at night.
"""

from binnenuit.foundation.link_checks.actions import forget_links, note_link
from binnenuit.foundation.link_checks.queries import PublishedLink, links_for_tonight, published_links
from binnenuit.foundation.link_checks.rules.sources import (
    DeadLink,
    LinkPlace,
    LinkReports,
    LinkSource,
    ReportState,
    link_sources,
)
from binnenuit.foundation.link_checks.rules.status import NIGHTS, LinkStatus

__all__ = [
    "NIGHTS",
    "DeadLink",
    "LinkPlace",
    "LinkReports",
    "LinkSource",
    "LinkStatus",
    "PublishedLink",
    "ReportState",
    "forget_links",
    "link_sources",
    "links_for_tonight",
    "note_link",
    "published_links",
]
