"""What is missing in a municipality: what is there beside what one would expect for so many inhabitants.

One expects of a municipality its share of the country: the country's number, by inhabitants. Around that number
chance plays, the more so the smaller it is; counts of things that happen apart from each other follow Poisson's
distribution around what is expected (Breslow and Day, Statistical Methods in Cancer Research II, IARC 1987, chapter 2:
the comparison of observed with expected numbers). docs/outputs.md says it at length.
"""

from dataclasses import dataclass
from math import exp, floor, lgamma, log, log10
from typing import Literal

Verdict = Literal["missing", "few", "unclear", "present"]

LEAST_EXPECTED = 1.0
"""Of which one expects less than one, that may well not be there: it says nothing."""
UNLIKELY = 0.10
"""So few, or fewer, comes about by chance less often than one time in ten: then it is called few."""
_SMALL_COUNT = 10
"""Below ten each single one moves a figure by more than a tenth: then one digit of it means something."""
_NEGLIGIBLE = 1e-15


@dataclass(frozen=True, slots=True)
class Share:
    """What there is in a municipality, beside its share of the country."""

    here: int
    population: int
    national: int
    """All municipalities' numbers together: what serves two counts in both, here as there."""
    national_population: int

    @property
    def expected(self) -> float:
        """Return how many there would be if all were spread evenly over the inhabitants of the country."""
        if self.national_population <= 0:
            return 0.0
        return self.national * self.population / self.national_population

    @property
    def chance(self) -> float:
        """Return how likely so few, or fewer, are by chance alone."""
        return chance_of_so_few(self.here, self.expected)

    @property
    def verdict(self) -> Verdict:
        """Say what the number means.

        "missing": nothing, where at least one is expected. "few": improbably few. "unclear": nothing, but less
        than one is expected. "present": all else.
        """
        if not self.here:
            return "missing" if self.expected >= LEAST_EXPECTED else "unclear"
        return "few" if self.here < self.expected and self.chance < UNLIKELY else "present"

    @property
    def shortfall(self) -> float:
        """Return by how much it stays behind what is expected; 0 where the verdict is neither missing nor few."""
        return self.expected - self.here if self.verdict in {"missing", "few"} else 0.0

    @property
    def rate(self) -> float:
        """Return the number per 100,000 inhabitants, as precise as it can be."""
        return per_100_000(self.here, self.population)

    @property
    def national_rate(self) -> float:
        """Return the same for the country."""
        return per_100_000(self.national, self.national_population)


def chance_of_so_few(here: int, expected: float) -> float:
    """Return the probability of `here` or fewer where `expected` (0 or more) are expected (Poisson)."""
    if expected <= 0:
        return 1.0
    if here < expected:
        return min(_sum(here, expected, step=-1), 1.0)
    return max(1.0 - _sum(here + 1, expected, step=1), 0.0)


def per_100_000(count: int, population: int) -> float:
    """Return a number per 100,000 inhabitants, rounded to what it can bear.

    One digit for counts below ten, else two.
    """
    if count <= 0 or population <= 0:
        return 0.0
    rate = count * 100_000 / population
    digits = 1 if count < _SMALL_COUNT else 2
    return round(rate, digits - 1 - floor(log10(rate)))


def _sum(first: int, expected: float, step: int) -> float:
    """Add up the probabilities of `first` and what lies further from `expected`, until they no longer count."""
    count = first
    term = exp(count * log(expected) - expected - lgamma(count + 1))  # by logarithms: powers would overflow
    total = 0.0
    while count >= 0 and term > total * _NEGLIGIBLE:
        total += term
        term *= count / expected if step < 0 else expected / (count + 1)
        count += step
    return total
