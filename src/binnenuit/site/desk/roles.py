# texts for staff
"""What the roles of people are called."""

from django.utils.translation import gettext_lazy as _

from binnenuit.ui.role_labels import RoleLabel

ROLE_LABELS = (
    RoleLabel("holder", _("houder")),
    RoleLabel("editor", _("redacteur")),
    RoleLabel("moderator", _("moderator")),
    RoleLabel("coach", _("coach")),
    RoleLabel("assessor", _("beoordelaar")),
    RoleLabel("programme_officer", _("programmamedewerker")),
    RoleLabel("evaluator", _("evaluator")),
    RoleLabel("administrator", _("beheerder")),
)
