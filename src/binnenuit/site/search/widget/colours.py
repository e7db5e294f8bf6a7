"""The colours of a widget: three are chosen, the others follow from them, and none may be hard to read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from django.http import QueryDict
from django.utils.translation import gettext as _

from binnenuit.ui.contrast import ENOUGH, contrast
from binnenuit.ui.formats import number
from binnenuit.ui.tokens import active

PARAMETERS = {"ground": "achtergrond", "ink": "tekst", "accent": "kleur"}
_COLOUR = re.compile(r"#?(?P<figures>[0-9a-f]{6})", re.IGNORECASE | re.ASCII)
_LONGEST_SHOWN = 20
_BLACK, _WHITE = "#000000", "#ffffff"


@dataclass(frozen=True, slots=True)
class Colours:
    """What is chosen, as #rrggbb."""

    ground: str
    ink: str
    """Words."""
    accent: str
    """Links and buttons."""


def standard() -> Colours:
    """Return the colours of this site, as they are in light."""
    light = active().light
    return Colours(light["surface"].lower(), light["ink"].lower(), light["primary"].lower())


def read(query: QueryDict) -> tuple[Colours, tuple[str, ...]]:
    """Return the colours of an address, and what is wrong with them in the reader's language; the "#" may be left out.

    What is no colour is taken as it is on this site.
    """
    colours, problems = standard(), []
    for name, parameter in PARAMETERS.items():
        given = query.get(parameter, "").strip()
        found = _COLOUR.fullmatch(given)
        if found:
            colours = replace(colours, **{name: f"#{found['figures'].lower()}"})
        elif given:
            problems.append(
                _("‘%(given)s’ is geen kleur. Schrijf zes tekens, zoals #17544f.")
                % {"given": given[:_LONGEST_SHOWN]}
            )
    return colours, (*problems, *_unreadable(colours))


def _unreadable(colours: Colours) -> Iterator[str]:
    """Say which of the colours has too little contrast with the ground (WCAG 2.2, 1.4.3)."""
    for front in dict.fromkeys((colours.ink, colours.accent)):
        found = contrast(front, colours.ground)
        if found < ENOUGH["text"]:
            yield (
                _(
                    "%(front)s op %(ground)s is niet goed te lezen: het contrast is %(found)s en moet minstens "
                    "%(enough)s zijn. Kies een kleur die donkerder of lichter is."
                )
                % {
                    "front": front,
                    "ground": colours.ground,
                    "found": number(int(found * 10) / 10),
                    "enough": number(ENOUGH["text"]),
                }
            )


def pairs(colours: Colours) -> list[tuple[str, str]]:
    """Return (parameter, value) of the colours that differ from the site's own."""
    own = standard()
    return [
        (PARAMETERS[field.name], getattr(colours, field.name).removeprefix("#"))
        for field in fields(colours)
        if getattr(colours, field.name) != getattr(own, field.name)
    ]


@lru_cache(maxsize=256)
def css(colours: Colours) -> str:
    """Return all values of the design with these colours; made once for each choice."""
    # of black and white one always has a contrast of at least 4.5 with any colour
    on_accent = max((_WHITE, _BLACK), key=lambda colour: contrast(colour, colours.accent))
    chosen = dict.fromkeys(("paper", "surface", "sunken"), colours.ground)
    chosen |= dict.fromkeys(("ink", "ink-soft", "line-strong"), colours.ink)
    chosen |= dict.fromkeys(("primary", "primary-strong", "link", "link-visited", "focus"), colours.accent)
    values = {**active().light, **chosen, "on-primary": on_accent}
    return ":root {\n" + "".join(f"--{name}: {value};\n" for name, value in values.items()) + "}\n"
