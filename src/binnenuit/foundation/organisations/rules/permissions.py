"""Who may do what to organisations: by role, and for what the role is held (`queries.scopes`)."""

from binnenuit.kernel.authority import either, holds, operator, permit

keepers = either(operator, holds("holder", "editor", "moderator"))
"""Who keeps an organisation's page true: its holder, the editor of where all that it does lies, a moderator."""
deciders = either(operator, holds("editor", "moderator"))

for _verb in ("load", "create_examples", "remove_examples"):
    permit(f"organisations.{_verb}", operator)
permit("organisations.create", deciders)
for _verb in ("save", "revert", "keep_draft"):
    permit(f"organisations.{_verb}", keepers)
permit("organisations.place", deciders)
