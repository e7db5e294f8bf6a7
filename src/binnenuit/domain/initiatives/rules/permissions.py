"""Who may do what to initiatives: by role, and for what the role is held (`scopes_of`)."""

from binnenuit.kernel.authority import either, everyone, holds, operator, permit, person, system

keepers = either(operator, holds("holder", "editor", "moderator"))
"""Who keeps an initiative true: the organisation's holder, the editor of its place or theme, a moderator."""
deciders = either(operator, holds("editor", "moderator"))
"""Who decides about what others hand in."""

for _verb in ("save", "publish", "pause", "end", "confirm", "revert", "keep_draft"):
    permit(f"initiatives.{_verb}", keepers)
permit("initiatives.reassign", deciders)
for _verb in ("remove", "generate_examples", "remove_examples"):
    permit(f"initiatives.{_verb}", operator)
for _verb in (
    "submit",
    "reply",
    "confirm_by_link",
    "confirm_claim",
):
    # what guards these is the form (no spam), the code (only who handed it in), and the signed link (only who got it)
    permit(f"initiatives.{_verb}", everyone)
for _verb in ("assign", "ask", "decide", "merge", "accept_claim"):
    permit(f"initiatives.{_verb}", deciders)
permit("initiatives.hand_over", keepers)
permit("initiatives.accept_handover", keepers)
permit("initiatives.claim", person)
permit("initiatives.archive", either(operator, holds("programme_officer")))
for _verb in ("forget", "ask_to_confirm", "hide", "report_link"):
    permit(f"initiatives.{_verb}", either(operator, system))
importers = either(operator, holds("administrator", "editor"))
"""Who makes initiatives of rows of files: an editor what lies in the scope of the role, row by row."""
permit("initiatives.import", importers)
permit("initiatives.undo_import", importers)
