"""The door of the initiatives room."""

from binnenuit.domain.initiatives.actions.alerts import look_for_alerts
from binnenuit.domain.initiatives.actions.examples import generate_examples, remove_examples
from binnenuit.domain.initiatives.actions.import_jobs import (
    Brought,
    InHand,
    Row,
    TakenOver,
    begin_undo,
    begin_work,
    bring_file,
    choose_columns,
    drop_job,
    finish_work,
    forget_jobs,
    stop_work,
    take_in_hand,
)
from binnenuit.domain.initiatives.actions.importing import (
    Run,
    begin_import,
    import_row,
    note_position,
)
from binnenuit.domain.initiatives.actions.importing_many import Became, import_rows
from binnenuit.domain.initiatives.actions.saving import Saved, revert, save_initiative
from binnenuit.domain.initiatives.actions.steps import confirm, end, pause, publish_initiative, remove
from binnenuit.domain.initiatives.actions.submissions import forget_submissions
from binnenuit.domain.initiatives.actions.undoing import Undone, undo_import
from binnenuit.domain.initiatives.actions.upkeep import ask_to_confirm, hide_unconfirmed
from binnenuit.domain.initiatives.queries import (
    bounds,
    changed_parts,
    listed,
    public_initiative,
    public_initiatives,
)
from binnenuit.domain.initiatives.queries.import_jobs import (
    JobView,
    RowView,
    RunView,
    every_import_row,
    import_job,
    import_jobs,
    import_run,
    import_runs,
    job_at_work,
    reported_rows,
)
from binnenuit.domain.initiatives.queries.places import Spot, count_spots, spots, spots_for, spots_near
from binnenuit.domain.initiatives.queries.published import (
    Chosen,
    count_published,
    every_published_key,
    keys_among,
    organisations_among,
    public_initiatives_of,
    published_keys,
    stamps,
)
from binnenuit.domain.initiatives.rules.import_jobs import PHASES, Phase, Work
from binnenuit.domain.initiatives.rules.importing import BACKS, OUTCOMES, Back, Incoming, Outcome
from binnenuit.domain.initiatives.rules.lifecycle import is_stale, status_on
from binnenuit.domain.initiatives.rules.public import MunicipalityFacts, PublicInitiative, PublicLocation
from binnenuit.domain.initiatives.rules.records import Area, Contact, Content, Location, Schedule, Text
from binnenuit.domain.initiatives.rules.white_spots import Share

__all__ = [
    "BACKS",
    "OUTCOMES",
    "PHASES",
    "Area",
    "Back",
    "Became",
    "Brought",
    "Chosen",
    "Contact",
    "Content",
    "InHand",
    "Incoming",
    "JobView",
    "Location",
    "MunicipalityFacts",
    "Outcome",
    "Phase",
    "PublicInitiative",
    "PublicLocation",
    "Row",
    "RowView",
    "Run",
    "RunView",
    "Saved",
    "Schedule",
    "Share",
    "Spot",
    "TakenOver",
    "Text",
    "Undone",
    "Work",
    "ask_to_confirm",
    "begin_import",
    "begin_undo",
    "begin_work",
    "bounds",
    "bring_file",
    "changed_parts",
    "choose_columns",
    "confirm",
    "count_published",
    "count_spots",
    "drop_job",
    "end",
    "every_import_row",
    "every_published_key",
    "finish_work",
    "forget_jobs",
    "forget_submissions",
    "generate_examples",
    "hide_unconfirmed",
    "import_job",
    "import_jobs",
    "import_row",
    "import_rows",
    "import_run",
    "import_runs",
    "is_stale",
    "job_at_work",
    "keys_among",
    "listed",
    "look_for_alerts",
    "note_position",
    "organisations_among",
    "pause",
    "public_initiative",
    "public_initiatives",
    "public_initiatives_of",
    "publish_initiative",
    "published_keys",
    "remove",
    "remove_examples",
    "reported_rows",
    "revert",
    "save_initiative",
    "spots",
    "spots_for",
    "spots_near",
    "stamps",
    "status_on",
    "stop_work",
    "take_in_hand",
    "undo_import",
]
