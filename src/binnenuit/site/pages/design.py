# texts for staff
"""The living page of the design: every value with its contrast, every component in its states, with its code."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template import engines
from django.urls import reverse
from django.utils.translation import gettext as _

from binnenuit.site.pages import design_samples
from binnenuit.site.pages.design_samples import Sample
from binnenuit.ui import contrast
from binnenuit.ui.contrast import Figure
from binnenuit.ui.pages import for_builders, public_page
from binnenuit.ui.tokens import Tokens, active

_PRELUDE = (
    '{% import "ui/components.html" as c %}{% import "ui/maps.html" as m %}'
    '{% import "ui/charts.html" as charts with context %}'
)
_ICONS = Path(__file__).resolve().parents[2] / "ui/static/ui/icons.svg"


@dataclass(frozen=True, slots=True)
class ShownSample:
    """A component as a visitor sees it, and the lines that made it."""

    sample: Sample
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the design."""

    name: str
    light: str
    dark: str


@for_builders
@public_page
def design(request: HttpRequest) -> HttpResponse:
    """Show the values, icons and components that every page is made of."""
    values = active()
    return render(
        request,
        "pages/design.html",
        {
            "colours": [Value(name, values.light[name], values.dark[name]) for name in values.colours()],
            "pairs": _pairs(values),
            "enough": contrast.ENOUGH,
            "good": contrast.GOOD,
            "groups": _groups(values),
            "icons": _icons(),
            "samples": [_shown(sample) for sample in design_samples.SAMPLES],
        },
    )


@for_builders
@public_page
def design_with_slash(_request: HttpRequest) -> HttpResponsePermanentRedirect:
    """Lead to the address without the slash."""
    return HttpResponsePermanentRedirect(reverse("design"))


def _shown(sample: Sample) -> ShownSample:
    return ShownSample(sample, _(sample.title), _rendered(_PRELUDE + sample.source, design_samples.context()))


def _rendered(source: str, context: dict[str, Any]) -> str:
    return str(engines.all()[0].from_string(source).render(context)).strip()


def _pairs(values: Tokens) -> list[tuple[Figure, Figure]]:
    """Return each pair in light and in dark."""
    found = contrast.figures(values)
    half = len(found) // 2
    return list(zip(found[:half], found[half:], strict=True))


def _groups(values: Tokens) -> list[tuple[str, str, list[Value]]]:
    """Return the values that are no colours: (kind, title, values)."""
    kinds = {
        "type": (_("Letters"), ("font", "step", "leading")),
        "space": (_("Ruimte"), ("space", "measure", "width", "gutter", "touch")),
        "shape": (_("Randen, diepte en beweging"), ("radius", "shadow", "motion")),
    }
    return [
        (kind, title, [_value(values, name) for name in values.light if name.startswith(starts)])
        for kind, (title, starts) in kinds.items()
    ]


def _value(values: Tokens, name: str) -> Value:
    return Value(name, values.light[name], values.dark[name])


@lru_cache(maxsize=1)
def _icons() -> tuple[str, ...]:
    lines = _ICONS.read_text(encoding="utf-8").splitlines()
    return tuple(line.split('"')[1] for line in lines if line.startswith("<symbol"))
