"""The design's values and the look of charts, as the drawing of paper understands them."""

import re

from binnenuit.ui.sheets import sheet
from binnenuit.ui.tokens import active

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_VALUE = re.compile(r"var\(--([a-z0-9-]+)\)")
_IN_SVG = re.compile(r"(?:\.chart )?((?:\.[a-z0-9-]+)+|text)\Z")
_LETTERS = "text { font-size: 9px; }"
"""On paper; letters of a screen are set in units that an SVG does not know."""


def values_style() -> str:
    """Return the site's values in light, as custom properties: paper is white, whatever the screen is."""
    values = "".join(f"--{name}: {value};" for name, value in active().light.items())
    return f":root {{{values}}}"


def chart_style() -> str:
    """Return the rules for what stands inside the SVG of a chart, with plain values and selectors."""
    light = active().light
    rules = []
    for name in ("maps", "charts"):
        for selectors, inside in _RULE.findall(_COMMENT.sub("", sheet(name))):
            found = [_IN_SVG.match(selector.strip()) for selector in selectors.split(",")]
            if all(found):
                plain = _VALUE.sub(lambda value: light[value[1]], " ".join(inside.split()))
                rules.append(f"{', '.join(match[1] for match in found if match)} {{ {plain} }}")
    return "\n".join([*rules, _LETTERS])
