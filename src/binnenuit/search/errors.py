"""What can be wrong with the index."""

from binnenuit.kernel.errors import OperatingError


class IndexMissing(OperatingError):
    """There is no index that this version can read; the page answers 503."""

    def __init__(self, reason: str) -> None:
        """Take what is wrong; what to do about it is always the same."""
        super().__init__(f"{reason} Build it with: binnenuit reindex")


class IndexBusy(OperatingError):
    """Another process writes the index."""
