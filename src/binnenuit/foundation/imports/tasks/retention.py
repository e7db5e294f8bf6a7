"""Forgetting what nobody has touched."""

from binnenuit.foundation.imports.actions.jobs import forget_jobs
from binnenuit.foundation.imports.models.brought_files import remove_file, remove_older
from binnenuit.kernel.authority import SYSTEM


def forget_imports(days: int) -> None:
    """Remove the files and reports that nobody has touched for `days`, and files that belong to nothing."""
    for place in forget_jobs(days, actor=SYSTEM):
        remove_file(place)
    remove_older(days)
