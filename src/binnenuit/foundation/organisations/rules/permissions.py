"""Who may do what to organisations: by role, and for what the role is held (`queries.scopes`)."""

from binnenuit.kernel.authority import either, holds, operator, permit

keepers = either(operator, holds("holder", "editor", "moderator"))
"""Who keeps an organisation's page true: its holder, the editor of where all that it does lies, a moderator."""
deciders = either(operator, holds("editor", "moderator"))

for _verb in ("load", "create_examples", "remove_examples"):
    permit(f"organisations.{_verb}", operator)
permit("organisations.create", either(operator, holds("editor", "moderator", "administrator")))
# an import makes organisations, and taking it back removes those that nobody has changed nor uses
permit("organisations.remove_made", either(operator, holds("editor", "administrator")))
for _verb in ("save", "revert", "keep_draft"):
    permit(f"organisations.{_verb}", keepers)
permit("organisations.place", deciders)
