"""The door of the accounts room.

A view asks `actor_of(request)`: the visitor, or the person with the roles that count now. Views themselves are
declared with `ui.staff`'s guards. To show who did something, `display_names` (by key of the account) or
`actor_names` (by name in the audit trail); to write to someone, `holders_of` or `people_with`. A claim is settled
with `find_or_invite` and `give_role`. Keep people elsewhere by the key of their account, without a foreign key:
keys are never used again, and a missing one is a former account.
"""

from binnenuit.foundation.accounts.actions.roles import end_role, find_or_invite, find_or_make, give_role
from binnenuit.foundation.accounts.actions.self import (
    delete_account,
    end_sessions,
    export,
    password_key,
    save_profile,
)
from binnenuit.foundation.accounts.queries.acting import (
    FACTOR_ADDED,
    account_of,
    actor_at_work,
    actor_of,
    grants_of,
    knows_second_factor,
    person_of,
    potential_actor_of,
)
from binnenuit.foundation.accounts.queries.people import (
    PAGE,
    PersonView,
    Recipient,
    actor_names,
    display_name,
    display_names,
    holders_of,
    is_scope,
    language_of,
    one_person,
    people,
    people_with,
    roles_of,
    sessions_of,
)
from binnenuit.foundation.accounts.rules import SCOPES, RoleGift, ScopeKind, person_name

__all__ = [
    "FACTOR_ADDED",
    "PAGE",
    "SCOPES",
    "PersonView",
    "Recipient",
    "RoleGift",
    "ScopeKind",
    "account_of",
    "actor_at_work",
    "actor_names",
    "actor_of",
    "delete_account",
    "display_name",
    "display_names",
    "end_role",
    "end_sessions",
    "export",
    "find_or_invite",
    "find_or_make",
    "give_role",
    "grants_of",
    "holders_of",
    "is_scope",
    "knows_second_factor",
    "language_of",
    "one_person",
    "password_key",
    "people",
    "people_with",
    "person_name",
    "person_of",
    "potential_actor_of",
    "roles_of",
    "save_profile",
    "sessions_of",
]
