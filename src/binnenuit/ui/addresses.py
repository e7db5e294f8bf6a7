"""Addresses of pages, as templates write them: in the language of the page, hundreds on one page."""

import re
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, get_script_prefix, resolve, reverse
from django.utils import translation

from binnenuit.search.record_kinds import record_kinds
from binnenuit.search.types import Found
from binnenuit.ui.formats import language
from binnenuit.ui.languages import LANGUAGES
from binnenuit.ui.pages import languages_of

_PLAIN = re.compile(r"[a-z0-9-]+\Z")
"""What is written in an address as it is."""
_SLUG, _CODE = "slug-slug-slug", "c0d3c0d3c0"
"""Stand for the two parts of an initiative's address."""


def url(name: str, **kwargs: object) -> str:
    """Return the address of a named page in the language of this page."""
    return _address(get_script_prefix(), language(), name, tuple(kwargs.items()))


@lru_cache(maxsize=16384)
def _address(_prefix: str, _tag: str, name: str, kwargs: tuple[tuple[str, object], ...]) -> str:
    return reverse(name, kwargs=dict(kwargs) or None)


def absolute(path: str) -> str:
    """Return the complete address of a page of this site."""
    return f"{settings.BASE_URL}{path}"


def in_language(path: str, tag: str) -> str:
    """Return the address of the page at `path` (without query) in another language.

    Its front page where it has none.
    """
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
    """Return the address of this very page, with its question, in another language."""
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
    """Return this page in each language in which it can be read, also its own, in the order of the menu."""
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


def initiative_address(slug: str, code: str) -> str:
    """Return the address of an initiative's page; a page of search has twenty, all of them new."""
    if not (_PLAIN.match(slug) and _PLAIN.match(code)):
        return url("initiative", slug=slug, code=code)
    return url("initiative", slug=_SLUG, code=_CODE).replace(_SLUG, slug, 1).replace(_CODE, code, 1)


def hit_address(hit: Found) -> str:
    """Return the address of a result's page, as its room declares it."""
    kind = record_kinds.get(hit.kind)
    return kind.address(hit) if kind else url("home")


def address_by_code(hit: Found) -> str:
    """Return the address of a record whose page is named after its kind and takes its code."""
    return url(hit.kind, code=hit.code)
