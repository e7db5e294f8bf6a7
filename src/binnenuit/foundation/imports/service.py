"""The door of the room that reads in files.

A kind of record registers an `ImportTarget`: what opens a file of it, what saves its rows, and what takes them back.
A screen brings files, chooses columns and lets a worker begin (`tasks.work`); `tasks.runner` reads a file in at once.
"""

from binnenuit.foundation.imports.actions.jobs import (
    BroughtFile,
    begin_undo,
    begin_work,
    bring_file,
    choose_columns,
    drop_job,
)
from binnenuit.foundation.imports.actions.runs import undo_run
from binnenuit.foundation.imports.models.brought_files import maximum_bytes, new_file, path_of, remove_file
from binnenuit.foundation.imports.queries.jobs import (
    JobView,
    RowView,
    every_import_row,
    import_job,
    import_jobs,
    import_run,
    import_runs,
    reported_rows,
)
from binnenuit.foundation.imports.rules.rows import (
    BACKS,
    OUTCOMES,
    ColumnMapping,
    Outcome,
    ParsedRow,
    RowResult,
    UndoneRecord,
)
from binnenuit.foundation.imports.rules.steps import PHASES, Phase
from binnenuit.foundation.imports.rules.targets import Became, ImportTarget, OngoingRun, import_targets

__all__ = [
    "BACKS",
    "OUTCOMES",
    "PHASES",
    "Became",
    "BroughtFile",
    "ColumnMapping",
    "ImportTarget",
    "JobView",
    "OngoingRun",
    "Outcome",
    "ParsedRow",
    "Phase",
    "RowResult",
    "RowView",
    "UndoneRecord",
    "begin_undo",
    "begin_work",
    "bring_file",
    "choose_columns",
    "drop_job",
    "every_import_row",
    "import_job",
    "import_jobs",
    "import_run",
    "import_runs",
    "import_targets",
    "maximum_bytes",
    "new_file",
    "path_of",
    "remove_file",
    "reported_rows",
    "undo_run",
]
