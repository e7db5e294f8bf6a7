"""The door of the initiatives room."""

from binnenuit.domain.initiatives.actions.alerts import look_for_alerts
from binnenuit.domain.initiatives.actions.examples import generate_examples, remove_examples
from binnenuit.domain.initiatives.actions.importing import (
    Run,
    begin_import,
    import_row,
    note_position,
    undo_import,
)
from binnenuit.domain.initiatives.actions.saving import Saved, revert, save_initiative
from binnenuit.domain.initiatives.actions.steps import confirm, end, pause, publish_initiative, remove
from binnenuit.domain.initiatives.actions.submissions import forget_submissions
from binnenuit.domain.initiatives.actions.upkeep import ask_to_confirm, hide_unconfirmed
from binnenuit.domain.initiatives.queries import (
    bounds,
    changed_parts,
    listed,
    public_initiative,
    public_initiatives,
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
from binnenuit.domain.initiatives.rules.importing import Back, Incoming, Outcome
from binnenuit.domain.initiatives.rules.lifecycle import is_stale, status_on
from binnenuit.domain.initiatives.rules.public import MunicipalityFacts, PublicInitiative, PublicLocation
from binnenuit.domain.initiatives.rules.records import Area, Contact, Content, Location, Schedule, Text
from binnenuit.domain.initiatives.rules.white_spots import Share

__all__ = [
    "Area",
    "Back",
    "Chosen",
    "Contact",
    "Content",
    "Incoming",
    "Location",
    "MunicipalityFacts",
    "Outcome",
    "PublicInitiative",
    "PublicLocation",
    "Run",
    "Saved",
    "Schedule",
    "Share",
    "Spot",
    "Text",
    "ask_to_confirm",
    "begin_import",
    "bounds",
    "changed_parts",
    "confirm",
    "count_published",
    "count_spots",
    "end",
    "every_published_key",
    "forget_submissions",
    "generate_examples",
    "hide_unconfirmed",
    "import_row",
    "is_stale",
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
    "revert",
    "save_initiative",
    "spots",
    "spots_for",
    "spots_near",
    "stamps",
    "status_on",
    "undo_import",
]
