"""The door of the initiatives room."""

from binnenuit.domain.initiatives.actions.examples import generate_examples, remove_examples
from binnenuit.domain.initiatives.actions.saving import Saved, revert, save_initiative
from binnenuit.domain.initiatives.actions.steps import confirm, end, pause, publish_initiative, remove
from binnenuit.domain.initiatives.queries import (
    bounds,
    changed_parts,
    listed,
    public_initiative,
    public_initiatives,
)
from binnenuit.domain.initiatives.rules.public import PublicInitiative, PublicLocation
from binnenuit.domain.initiatives.rules.records import Area, Contact, Content, Location, Schedule, Text
from binnenuit.domain.initiatives.rules.white_spots import Share

__all__ = [
    "Area",
    "Contact",
    "Content",
    "Location",
    "PublicInitiative",
    "PublicLocation",
    "Saved",
    "Schedule",
    "Share",
    "Text",
    "bounds",
    "changed_parts",
    "confirm",
    "end",
    "generate_examples",
    "listed",
    "pause",
    "public_initiative",
    "public_initiatives",
    "publish_initiative",
    "remove",
    "remove_examples",
    "revert",
    "save_initiative",
]
