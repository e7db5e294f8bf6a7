"""In which scopes an initiative lies: a role that is held for any of them counts (`kernel.authority.Subject`)."""

from collections.abc import Callable, Iterable

from binnenuit.domain.initiatives.rules.records import Content
from binnenuit.kernel.authority import Subject

Ancestors = Callable[[str], Iterable[str]]
"""The broader concepts of a theme, all the way up."""
ProvinceOf = Callable[[str], str]
"""The CBS code of a municipality's province; empty where the municipality is not known."""


def scopes_of(content: Content, *, ancestors: Ancestors, province_of: ProvinceOf) -> frozenset[str]:
    """Return the scopes: its organisation, programme, municipalities, provinces and themes (also the broader ones)."""
    municipalities = {location.municipality for location in content.locations}
    municipalities |= {area.code for area in content.areas if area.kind == "municipality"}
    provinces = {area.code for area in content.areas if area.kind == "province"}
    provinces |= {province for code in municipalities if (province := province_of(code))}
    themes = {theme for own in content.themes for theme in (own, *ancestors(own))}
    scopes = {f"organisation:{content.organisation}"}
    scopes |= {f"municipality:{code}" for code in municipalities}
    scopes |= {f"province:{code}" for code in provinces}
    scopes |= {f"theme:{theme}" for theme in themes}
    if content.programme:
        scopes.add(f"programme:{content.programme}")
    return frozenset(scopes)


def subject_of(name: str, content: Content, *, ancestors: Ancestors, province_of: ProvinceOf) -> Subject:
    """Return the initiative called `name` (its code, or empty for a new one) as what an action is done to."""
    return Subject(name, scopes_of(content, ancestors=ancestors, province_of=province_of))
