"""The template environment of every visitor page: autoescape on, gettext, addresses and formats."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, get_script_prefix, resolve, reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from binnenuit.foundation.vocabulary.service import Said, thesaurus
from binnenuit.search.grid import Single
from binnenuit.search.types import Hit
from binnenuit.ui.formats import (
    day,
    direction,
    distance,
    host,
    in_a_row,
    language,
    language_name,
    local_day,
    moment,
    money,
    number,
    passage,
    said,
    separator,
)
from binnenuit.ui.languages import LANGUAGES, SOURCE
from binnenuit.ui.linked_data import linked_data
from binnenuit.ui.maps import drawing
from binnenuit.ui.navigation import navigation, page_numbers
from binnenuit.ui.pages import languages_of
from binnenuit.ui.pieces import choices, icon, segments, static
from binnenuit.ui.quiet import other_view, quiet

_PLAIN = re.compile(r"[a-z0-9-]+\Z")
"""What is written in an address as it is."""
_SLUG, _CODE = "slug-slug-slug", "c0d3c0d3c0"
"""Stand for the two parts of an initiative's address."""


def url(name: str, **kwargs: object) -> str:
    """Give the address of a named page in the language of this page."""
    return _address(get_script_prefix(), language(), name, tuple(kwargs.items()))


@lru_cache(maxsize=16384)
def _address(_prefix: str, _tag: str, name: str, kwargs: tuple[tuple[str, object], ...]) -> str:
    return reverse(name, kwargs=dict(kwargs) or None)


def in_language(path: str, tag: str) -> str:
    """Give the address of the page at `path` (without query) in another language; its front page where it has none."""
    return _in_language(get_script_prefix(), path, tag)


@lru_cache(maxsize=4096)
def _in_language(_prefix: str, path: str, tag: str) -> str:
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            match = None
    with translation.override(tag):
        try:
            return (
                reverse(match.view_name, args=match.args, kwargs=match.kwargs) if match else reverse("home")
            )
        except NoReverseMatch:
            return reverse("home")


def same_page_in(request: HttpRequest, tag: str) -> str:
    """Give the address of this very page, with its question, in another language."""
    try:
        query = request.GET.urlencode()
    except SuspiciousOperation:  # more parameters than we read: the error page has a switch as well
        query = ""
    address = in_language(request.path_info, tag)
    return f"{address}?{query}" if query else address


@dataclass(frozen=True, slots=True)
class Translation:
    """This page in a language of the menu."""

    tag: str
    name: str
    """Of the language, in the language itself."""
    path: str
    """Of the page, without its question."""
    address: str
    """With its question."""


def translations(request: HttpRequest) -> list[Translation]:
    """Give this page in each language in which it can be read, also its own, in the order of the menu."""
    match = request.resolver_match
    try:
        query = request.GET.urlencode()
    except SuspiciousOperation:  # more parameters than we read: the error page has a menu as well
        query = ""
    pages = (
        (tag, in_language(request.path_info, tag)) for tag in languages_of(match.func if match else None)
    )
    return [
        Translation(tag, LANGUAGES[tag].name, path, f"{path}?{query}" if query else path)
        for tag, path in pages
    ]


def unchecked() -> bool:
    """Say whether nobody who speaks the language of this page has read its texts yet."""
    return not LANGUAGES[language()].checked


def initiative_address(slug: str, code: str) -> str:
    """Give the address of an initiative's page; a page of search has twenty, all of them new."""
    if not (_PLAIN.match(slug) and _PLAIN.match(code)):
        return url("initiative", slug=slug, code=code)
    return url("initiative", slug=_SLUG, code=_CODE).replace(_SLUG, slug, 1).replace(_CODE, code, 1)


def hit_address(hit: Hit | Single) -> str:
    """Give the address of a result's page."""
    if hit.kind == "initiative":
        return initiative_address(str(hit.card["slug"]), hit.code)
    return url(hit.kind, code=hit.code)


def concept(concept_id: str) -> Said:
    """Give a concept's label in the language of the page, else in Dutch: say it by the filter `said`."""
    return thesaurus().label(concept_id, language())


def environment(**options: Any) -> Environment:
    """Give Jinja2's environment, as Django's backend asks for it."""
    options["undefined"] = StrictUndefined
    made = Environment(**options, extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)  # noqa: S701 -- Django's backend sets autoescape in options
    # newstyle: gettext's variables are escaped like every other expression
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=translation.gettext,
        ngettext=translation.ngettext,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
        newstyle=True,
    )
    helpers: dict[str, Callable[..., object]] = {
        "url": url,
        "static": static,
        "in_language": in_language,
        "translations": translations,
        "unchecked": unchecked,
        "hit_address": hit_address,
        "language": language,
        "direction": direction,
        "separator": separator,
        "navigation": navigation,
        "page_numbers": page_numbers,
        "drawing": drawing,
        "quiet": quiet,
        "other_view": other_view,
        "get_messages": get_messages,
        "made_icon": icon,
        "made_segments": segments,
        "made_choices": choices,
    }
    made.globals.update(
        helpers,
        source_language=SOURCE,
        contact=settings.CONTACT,
        base_url=settings.BASE_URL,
        exit_address=settings.EXIT,
    )
    formats = (
        day,
        local_day,
        moment,
        number,
        money,
        distance,
        passage,
        language_name,
        host,
        concept,
        linked_data,
        said,
        in_a_row,
    )
    made.filters.update({format_.__name__: format_ for format_ in formats})
    return made
