"""Examples: made up, and marked as such."""

from binnenuit.domain.initiatives.actions.examples import generate_examples, remove_examples

__all__ = ["generate_examples", "remove_examples"]
