"""People for tests, as the rooms see them: an actor with the roles that count now."""

from itertools import count

from binnenuit.kernel.authority import Actor, Grant

_keys = count(1000)


def person(name, *roles):
    """Return someone who is logged in; `roles` are (role, scope) pairs, scope "" for everywhere."""
    return Actor("person", name, next(_keys), tuple(Grant(role, scope) for role, scope in roles))
