"""How dates, numbers, amounts and distances are written in the language of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, get_group_symbol
from babel.units import format_unit
from django.conf import settings
from django.utils import translation
from django.utils.html import conditional_escape, format_html

from binnenuit.foundation.vocabulary.service import Said
from binnenuit.kernel.clock import AMSTERDAM
from binnenuit.kernel.money import EURO, Cents

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "ug", "ur", "yi"})
# "en" alone is American to Babel: "November 26, 2026"
LOCALES = {"en": "en_GB"}
_SURELY_GROUPED = 10_000
"""From here on every language divides thousands; Polish and Spanish do not divide 1234."""
_BY_THREE = (3, 3)


def language() -> str:
    """Return the language of the page that is being made ("nl", "en")."""
    return translation.get_language() or settings.LANGUAGE_CODE


def locale() -> str:
    """Return Babel's name for how this language is written here: English is British."""
    tag = language()
    return LOCALES.get(tag, tag)


def direction(tag: str = "") -> str:
    """Return "rtl" or "ltr" for a language tag; for the language of the page where none is given."""
    tag = (tag or language()).lower()
    return "rtl" if tag in RIGHT_TO_LEFT or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the language that it is in, so that a page can say so where that is not its own."""

    text: str
    language: str


def passage(texts: Mapping[str, str]) -> Passage:
    """Return the text in the language of the page, else in Dutch, else in the first language there is."""
    for tag in (language(), settings.LANGUAGE_CODE, *sorted(texts)):
        if texts.get(tag):
            return Passage(Said(texts[tag], tag), tag)
    return Passage("", language())


def said(text: str) -> str:
    """Return words for a page; where they are in another language than the page and know it, the page says which."""
    return said_in(text, language())


def said_in(text: str, tag: str) -> str:
    """Return words for a page in the language `tag`, as `said` does."""
    if not isinstance(text, Said) or text.language == tag:
        return conditional_escape(text)
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', text.language, direction(text.language), str(text)
    )


def day(value: date | str) -> str:
    """Return a date in full, as people of this language write it; a text must be an ISO date, as cards hold it."""
    if isinstance(value, str):
        value = date.fromisoformat(value[:10])
    return _day(value, locale())


def local_day(moment: datetime) -> str:
    """Return the date of an aware moment, as it was in the Netherlands."""
    return _day(moment.astimezone(AMSTERDAM).date(), locale())


@lru_cache(maxsize=4096)
def _day(value: date, written: str) -> str:
    return format_date(value, format="long", locale=written)


def moment(value: datetime) -> str:
    """Return a day and a time of day in the Netherlands, as people of this language write it."""
    return format_datetime(value, format="d MMMM y HH:mm", tzinfo=AMSTERDAM, locale=locale())


def separator() -> str:
    """Return what stands between words one after another: the comma of the script of the page."""
    return "، " if direction() == "rtl" else ", "


def in_a_row(items: Iterable[str]) -> str:
    """Return words one after another, with the comma of the script of the page."""
    return separator().join(items)


def language_name(tag: str) -> str:
    """Return the name of a language in the language of the page; the tag itself where we know no name."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(locale())
    except (ValueError, UnknownLocaleError):
        return tag
    return name or tag


def host(address: str) -> str:
    """Return the host of a web address, as one would say it: without "www."."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def number(value: float) -> str:
    """Return a number with this language's separators."""
    return number_in(value, locale())


def number_in(value: float, written: str) -> str:
    """Return a number with the separators of one of Babel's locales."""
    if isinstance(value, int) and value >= _SURELY_GROUPED and (mark := _thousands(written)):
        # A page of search shows some two hundred different numbers; Babel takes 20 us for each.
        return f"{value:,}".replace(",", mark)
    return _number(value, written)


@lru_cache(maxsize=16384)
def _number(value: float, written: str) -> str:
    return format_decimal(value, locale=written)


@lru_cache(maxsize=256)
def _thousands(written: str) -> str:
    """Return what stands between thousands; "" where a language divides otherwise or has digits of its own."""
    known = Locale.parse(written)
    mark = get_group_symbol(written)
    plain = known.decimal_formats[None].grouping == _BY_THREE
    return mark if plain and format_decimal(_SURELY_GROUPED, locale=written) == f"10{mark}000" else ""


def money(value: Cents) -> str:
    """Return an amount in euros; without cents where there are none."""
    pattern = Locale.parse(locale()).currency_formats["standard"].pattern
    whole = value % EURO == 0
    return format_currency(
        value / EURO,
        "EUR",
        format=pattern.replace(".00", "") if whole else pattern,
        currency_digits=False,
        locale=locale(),
    )


def distance(kilometres: float) -> str:
    """Return a distance as one would say it: hundreds of metres below a kilometre, one decimal below ten."""
    metres = max(round(kilometres * 10) * 100, 100)
    if metres < 1000:  # noqa: PLR2004 -- metres in a kilometre
        return _length(metres, "length-meter", locale())
    digits = 1 if kilometres < 9.95 else 0  # noqa: PLR2004 -- from ten kilometres on a decimal says nothing
    return _length(round(kilometres, digits), "length-kilometer", locale())


@lru_cache(maxsize=4096)
def _length(value: float, unit: str, written: str) -> str:
    return format_unit(value, unit, length="short", locale=written)
