"""Lists that rooms add to: a room declares what it brings, and who shows or runs it asks the list."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Declared(Protocol):
    """What can be declared: it has a name, and a place among the others."""

    @property
    def name(self) -> str:
        """Return the name, which only one of a list can have."""

    @property
    def order(self) -> int:
        """Return the place among the others: lower comes first, equal in the order of declaration."""


D = TypeVar("D", bound=Declared)


class Registry(Generic[D]):
    """What the rooms declared of one kind."""

    def __init__(self, what: str) -> None:
        """Take the name of the kind, for errors."""
        self._what = what
        self._declared: dict[str, D] = {}

    def register(self, *items: D) -> None:
        """Add what a room declares; the same again is harmless. Raises `ValueError` for another of the same name."""
        for item in items:
            if self._declared.setdefault(item.name, item) != item:
                raise ValueError(f"there is another {self._what} named {item.name}")

    def get(self, name: str) -> D | None:
        """Return what was declared under `name`; None where nothing was."""
        return self._declared.get(name)

    def __iter__(self) -> Iterator[D]:
        """Go through all of them in their order."""
        return iter(sorted(self._declared.values(), key=lambda item: item.order))

    def __contains__(self, name: object) -> bool:
        """Return whether something was declared under `name`."""
        return name in self._declared

    def __len__(self) -> int:
        """Return how many were declared."""
        return len(self._declared)
