"""Money is a whole number of euro cents: never a float, never a bare number of euros."""

from typing import NewType

Cents = NewType("Cents", int)
EURO = 100


def euros(whole: int, cents: int = 0) -> Cents:
    """Return the amount of `whole` euros and `cents` cents (0 to 99)."""
    if not 0 <= cents < EURO:
        raise ValueError(f"cents must lie between 0 and 99, not {cents}")
    return Cents(whole * EURO + cents)
