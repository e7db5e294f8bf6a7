"""Which colour stands on which, and how strong the contrast is and must be (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11)."""

from dataclasses import dataclass
from typing import Literal

from binnenuit.ui.tokens import Tokens

Use = Literal["text", "edge"]
ENOUGH: dict[Use, float] = {"text": 4.5, "edge": 3.0}
"""AA: less than this is refused."""
GOOD: dict[Use, float] = {"text": 7.0, "edge": 3.0}
"""AAA for text: what our own values reach."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour and what it stands on, by their names."""

    front: str
    ground: str
    use: Use


def _pairs(use: Use, **fronts: str) -> tuple[Pair, ...]:
    return tuple(
        Pair(front.replace("_", "-"), ground, use)
        for front, grounds in fronts.items()
        for ground in grounds.split()
    )


PAIRS = (
    *_pairs(
        "text",
        ink="paper surface sunken primary-tint accent-tint danger-tint mark",
        ink_soft="paper surface sunken",
        link="paper surface sunken primary-tint",
        link_visited="paper surface",
        primary="surface paper",
        on_primary="primary primary-strong",
        on_accent="accent-tint",
        danger="surface paper danger-tint",
        hero_ink="hero",
        hero_soft="hero",
    ),
    *_pairs(
        "edge",
        line_strong="paper surface sunken",
        focus="paper surface sunken hero primary-tint",
        primary="primary-tint sunken",
    ),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """How strong the contrast of a pair is, in light or in dark."""

    pair: Pair
    scheme: str
    ratio: float

    @property
    def enough(self) -> bool:
        """Say whether it reaches AA."""
        return self.ratio >= ENOUGH[self.pair.use]

    @property
    def good(self) -> bool:
        """Say whether it reaches AAA, for text."""
        return self.ratio >= GOOD[self.pair.use]

    def __str__(self) -> str:
        return (
            f"--{self.pair.front} on --{self.pair.ground} ({self.scheme}) has a contrast of {self.ratio:.1f} : 1; "
            f"at least {ENOUGH[self.pair.use]} is needed, {GOOD[self.pair.use]} is good"
        )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (#rrggbb): from 1, the same, to 21, black and white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def figures(tokens: Tokens) -> list[Figure]:
    """Return the contrast of every pair, in light and in dark."""
    return [
        Figure(pair, scheme, contrast(values[pair.front], values[pair.ground]))
        for scheme, values in (("light", tokens.light), ("dark", tokens.dark))
        for pair in PAIRS
    ]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """Undo the gamma of sRGB (WCAG's definition of relative luminance)."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- sRGB's own constants
