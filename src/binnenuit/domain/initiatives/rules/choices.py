"""The short controlled lists of an initiative; the long ones (themes and so on) stand in the thesaurus."""

from typing import Literal, get_args

Status = Literal["draft", "published", "paused", "ended"]
CostKind = Literal["free", "amount", "unknown", "on_request"]
AreaKind = Literal["municipality", "province", "country"]
Accessibility = Literal[
    "wheelchair",
    "accessible_toilet",
    "hearing_loop",
    "sign_language",
    "quiet_room",
    "child_care",
    "women_only",
    "men_only",
    "gender_neutral_toilet",
    "prayer_room",
    "easy_language",
    "interpreter",
]
Participation = Literal["walk_in", "registration", "referral"]

STATUSES: tuple[Status, ...] = get_args(Status)
VISIBLE_STATUSES: tuple[Status, ...] = ("published", "paused", "ended")
"""What visitors can find: an ended initiative stays readable, marked as ended, so that what was learned survives it."""
COST_KINDS: tuple[CostKind, ...] = get_args(CostKind)
AREA_KINDS: tuple[AreaKind, ...] = get_args(AreaKind)
ACCESSIBILITY: tuple[Accessibility, ...] = get_args(Accessibility)
PARTICIPATION: tuple[Participation, ...] = get_args(Participation)

COUNTRY = "NL"
"""The code of the only area of kind "country"."""
