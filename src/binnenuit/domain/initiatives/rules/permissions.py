"""Who may do what to initiatives: by role, and for what the role is held (`scopes_of`)."""

from binnenuit.kernel.authority import holds, operator, permit

keepers = operator | holds("holder", "editor", "moderator")
"""Who keeps an initiative true: the organisation's holder, the editor of its place or theme, a moderator."""
deciders = operator | holds("editor", "moderator")
"""Who decides about what others hand in."""
keepers.name = "operator, holder, editor or moderator"
deciders.name = "operator, editor or moderator"

for _verb in ("save", "publish", "pause", "end", "confirm", "revert", "keep_draft"):
    permit(f"initiatives.{_verb}", keepers)
permit("initiatives.reassign", deciders)
for _verb in ("remove", "generate_examples", "remove_examples"):
    permit(f"initiatives.{_verb}", operator)
