"""The template environment of every visitor page: autoescape on, gettext, addresses and formats."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.utils import translation
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from binnenuit.foundation.vocabulary.service import Said, thesaurus
from binnenuit.ui.addresses import hit_address, in_language, translations, url
from binnenuit.ui.contents import contents
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
from binnenuit.ui.pieces import choices, hit, hits, icon, segments, static
from binnenuit.ui.quiet import other_view, quiet
from binnenuit.ui.template_folders import template_folders


def unchecked() -> bool:
    """Say whether nobody who speaks the language of this page has read its texts yet."""
    return not LANGUAGES[language()].checked


def concept(concept_id: str) -> Said:
    """Return a concept's label in the language of the page, else in Dutch: say it by the filter `said`."""
    return thesaurus().label(concept_id, language())


def environment(**options: Any) -> Environment:
    """Return Jinja2's environment, as Django's backend asks for it."""
    options["undefined"] = StrictUndefined
    options["loader"] = FileSystemLoader(template_folders())
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
        "contents": contents,
        "quiet": quiet,
        "other_view": other_view,
        "get_messages": get_messages,
        "made_icon": icon,
        "made_segments": segments,
        "made_choices": choices,
        "made_hit": hit,
        "made_hits": hits,
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
