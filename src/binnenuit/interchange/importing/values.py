"""What people write in a cell, as a value; each raises `NotUnderstood` where it is none."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

from binnenuit.domain.initiatives.service.records import COUNTRY, Area, Schedule, Status
from binnenuit.foundation.places import service as places
from binnenuit.foundation.vocabulary.service import Concept, Thesaurus
from binnenuit.interchange.importing.problems import NotUnderstood
from binnenuit.kernel.money import Cents

_BETWEEN = re.compile(r"\s*[;|\n]\s*")
_COMMAS = re.compile(r"\s*[;|\n,/]\s*")
_DUTCH_DAY = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
_AMOUNT = re.compile(r"^(?:€|eur|euro)?\s*(\d{1,5})(?:[.,](\d{1,2}|-))?\s*(?:€|eur|euro)?$", re.IGNORECASE)
_YES = {"true", "ja", "yes", "1", "x", "waar", "j", "y"}
_NO = {"false", "nee", "no", "0", "-", "onwaar", "n"}
_FREE = {"free", "gratis", "0", "geen", "none", "kosteloos"}
_ASK = {"on_request", "op aanvraag", "on request", "op verzoek"}
_COUNTRY = {"nl", "nederland", "the netherlands", "landelijk", "heel nederland"}
_STATUSES: dict[str, Status] = {
    "draft": "draft", "concept": "draft", "published": "published", "active": "published", "actief": "published",
    "gepubliceerd": "published", "paused": "paused", "gepauzeerd": "paused", "temporarily closed": "paused",
    "ended": "ended", "afgelopen": "ended", "gestopt": "ended", "defunct": "ended", "inactive": "ended",
}  # fmt: skip


def words(text: str) -> list[str]:
    """Return the values in a cell of short words: commas part them, too."""
    return [part for part in _COMMAS.split(text.strip()) if part]


def day(text: str) -> date:
    """Read 2026-11-24, 24-11-2026, 24/11/2026 or 24.11.2026."""
    try:
        if found := _DUTCH_DAY.match(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text[:10])
    except ValueError:
        raise NotUnderstood("not_a_day", text) from None


def truth(text: str) -> bool:
    """Read yes or no."""
    folded = text.strip().casefold()
    if folded in _YES | _NO:
        return folded in _YES
    raise NotUnderstood("not_yes_or_no", text)


def number(text: str) -> int:
    """Read a whole number of at most three digits."""
    if not re.fullmatch(r"[0-9]{1,3}", text):
        raise NotUnderstood("not_a_number", text)
    return int(text)


def degrees(text: str) -> float:
    """Read a coordinate, with a point or a comma."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise NotUnderstood("not_degrees", text) from None


def cost(text: str) -> tuple[str, Cents | None]:
    """Read what it costs: free, on request, unknown, or an amount in euros."""
    folded = text.strip().casefold()
    if folded in {"unknown", "onbekend", "amount"}:
        return folded.replace("onbekend", "unknown"), None
    if folded in _ASK:
        return "on_request", None
    cents = 0 if folded in _FREE else euros(text)
    return ("amount", Cents(cents)) if cents else ("free", None)


def euros(text: str) -> int:
    """Read an amount in euros; gives cents."""
    found = _AMOUNT.match(text.strip())
    if not found:
        raise NotUnderstood("not_a_price", text)
    return int(found[1]) * 100 + int((found[2] or "0").replace("-", "0").ljust(2, "0"))


def status(text: str) -> Status:
    """Read the state."""
    found = _STATUSES.get(text.strip().casefold())
    if found is None:
        raise NotUnderstood("not_a_status", text)
    return found


def concept(text: str, scheme: str, thesaurus: Thesaurus) -> str:
    """Read a concept by its id or by any of its labels, in any language."""
    by_id = thesaurus.concept(text)
    if by_id is not None and by_id.scheme == scheme:
        return by_id.id
    found = [each for each in thesaurus.find(text) if each.scheme == scheme]
    if not found:
        raise NotUnderstood("not_a_concept", text)
    return found[0].id


def language(text: str, thesaurus: Thesaurus) -> str:
    """Read a language by its tag or its name, in any language."""
    by_tag = thesaurus.by_notation("languages", text)
    found: list[Concept] = (
        [by_tag] if by_tag else [each for each in thesaurus.find(text) if each.scheme == "languages"]
    )
    if not found or not found[0].notation:
        raise NotUnderstood("not_a_language", text)
    return found[0].notation


def municipality(text: str) -> str:
    """Read a municipality by CBS code or name; gives its code."""
    code = text.strip().upper()
    code = f"GM{code.zfill(4)}" if re.fullmatch(r"[0-9]{1,4}", code) else code
    if places.municipality(code):
        return code
    for found in places.named(text):
        if found.kind == "municipality":
            return found.code
    raise NotUnderstood("no_municipality", text)


def municipality_of(postcode: str, city: str) -> str:
    """Return the municipality in which a postcode or town lies; raises where that is not known."""
    for text in (postcode, city):
        for found in places.named(text) if text else ():
            if found.municipality_code:
                return found.municipality_code
    raise NotUnderstood("no_municipality_there", f"{postcode} {city}".strip())


def area(text: str) -> Area:
    """Read a region that is served: a municipality, a province, or the country."""
    if text.strip().casefold() in _COUNTRY:
        return Area("country", COUNTRY)
    code = text.strip().upper()
    if places.province(code):
        return Area("province", code)
    try:
        return Area("municipality", municipality(text))
    except NotUnderstood:
        for found in places.named(text):
            if found.kind == "province":
                return Area("province", found.code)
        raise NotUnderstood("no_area", text) from None


def schedule(text: str) -> Schedule:
    """Read "2026-09-01T10:00:00 FREQ=WEEKLY;BYDAY=TU", as our export writes it."""
    starts, _space, rule = text.partition(" ")
    try:
        return Schedule(datetime.fromisoformat(starts), rule.strip())
    except ValueError:
        raise NotUnderstood("not_a_schedule", text) from None


def schedules(text: str) -> tuple[Schedule, ...]:
    """Read several, between which "; " stands."""
    parts = re.split(r";\s+|\n", text.strip())
    return tuple(schedule(part) for part in parts if part)


def postcode(text: str) -> str:
    """Read a postcode, in whatever case and with or without a space."""
    folded = "".join(text.upper().split())
    return f"{folded[:4]} {folded[4:]}".strip()


def address(text: str) -> str:
    """Read a web address, also one without its scheme."""
    return text if "://" in text else f"https://{text}"


def choice(text: str) -> Any:
    """Read a word of one of the short lists; the validation says whether it is in it."""
    return cast("Any", text.strip().lower().replace(" ", "_"))


Reader = Callable[[str], object]
