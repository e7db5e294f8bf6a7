"""Who may read the audit trail, and what of it a moderator sees."""

from binnenuit.kernel.authority import Actor, holds, permit

permit("audit.read", holds("administrator"))
permit("audit.read_moderated", holds("moderator"))

MODERATED = ("initiatives.", "organisations.", "moderation.", "link_checks.", "saved_searches.", "imports.")
"""How the actions begin that moderators are answerable for; accounts and roles are not among them."""


def moderated_scopes(actor: Actor) -> frozenset[str] | None:
    """Return the scopes that a person moderates; nothing (None) where that is everywhere."""
    scopes = frozenset(grant.scope for grant in actor.grants if grant.role == "moderator")
    return None if "" in scopes else scopes


def scopes_text(scopes: frozenset[str]) -> str:
    """Return scopes as the trail keeps them, to be found by `scope_mark`."""
    return "".join(f" {scope} " for scope in sorted(scopes))


def scope_mark(scope: str) -> str:
    """Return the text that a kept `scopes_text` with this scope holds."""
    return f" {scope} "
