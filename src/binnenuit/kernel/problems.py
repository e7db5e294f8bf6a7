"""What is wrong with something that was typed or brought, as a name with values; each face words it itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Value = str | int


@dataclass(frozen=True, slots=True)
class ValidationProblem:
    """One thing that is wrong."""

    name: str
    """Of a list that the package that finds it keeps."""
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    """What the words need: the field, what stands in it, a limit."""

    def __str__(self) -> str:
        """Return the name with its values, for logs and for who builds."""
        values = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.name} ({values})" if values else self.name

    def to_json(self, longest: int | None = None) -> dict[str, Any]:
        """Return it as every database can hold it as JSON; with `longest` each text has at most so many characters.

        Of letters that can't be printed only their place is left.
        """
        values = {
            name: printable(value[:longest]) if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        return {"name": self.name, "values": values}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "ValidationProblem":
        """Return what `to_json` gave."""
        return cls(kept["name"], kept["values"])


def printable(text: str) -> str:
    """Return a text with a space for each letter that can't be printed, and that some database can't hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
