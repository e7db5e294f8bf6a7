"""What is stored of initiatives."""

from binnenuit.domain.initiatives.models.initiative import Initiative
from binnenuit.domain.initiatives.models.parts import (
    InitiativeArea,
    InitiativeLocation,
    InitiativeSchedule,
    InitiativeText,
)

__all__ = ["Initiative", "InitiativeArea", "InitiativeLocation", "InitiativeSchedule", "InitiativeText"]
