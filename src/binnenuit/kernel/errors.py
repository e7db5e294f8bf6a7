"""The errors that a room may raise and a face must answer."""

from collections.abc import Sequence
from pathlib import Path

from binnenuit.kernel.problems import ValidationProblem


class BinnenuitError(Exception):
    """Something that a person can do something about; its text says what."""


class NotAllowed(BinnenuitError):
    """The actor may not do this (or may not know that it exists)."""


class NotFound(BinnenuitError):
    """There is no such record for this actor."""


class BadInput(BinnenuitError):
    """What was asked can't be understood; the text says what to change, in the reader's language."""


class Refused(BadInput):
    """What was asked is wrong in ways that have names; each face words them where it shows them."""

    def __init__(self, problems: Sequence[ValidationProblem], text: str = "") -> None:
        """Take what is wrong; `text` says the same, for who has no words of their own for it."""
        self.problems = tuple(problems)
        super().__init__(text or "; ".join(map(str, self.problems)))


class ChangedSince(BadInput):
    """Someone else has changed it since the actor looked at it."""

    def __init__(self, version: int, seen: int) -> None:
        """Take the version that it has now, and the one that the actor has seen."""
        self.version = version
        super().__init__(
            f"Someone else has changed this (version {version}, you saw {seen}). "
            "Look at it again and repeat your change."
        )


class OperatingError(BinnenuitError):
    """The machine is not as it must be (port in use, folder unwritable); one line that says what to do."""


class DataFileError(BinnenuitError):
    """A data file is wrong: where, and why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        """Take the file, the line (from 1; 0 where the whole file is meant) and the reason."""
        self.path, self.line, self.reason = path, line, reason
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {reason}")
