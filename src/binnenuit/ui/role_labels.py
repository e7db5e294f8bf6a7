"""What the roles of people are called, as the rooms that bring them say."""

from dataclasses import dataclass

from django.utils.functional import Promise

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class RoleLabel:
    """The name of a role for people."""

    name: str
    """Of the role: "moderator"."""
    label: str | Promise
    """Lazily translated."""
    order: int = 500


role_labels: Registry[RoleLabel] = Registry("name of a role")


def labels_of_roles() -> dict[str, str]:
    """Return what each role is called in the language of the page, in their order."""
    return {each.name: str(each.label) for each in role_labels}


def role_label(role: str) -> str:
    """Return what a role is called in the language of the page; its own name where nobody said."""
    found = role_labels.get(role)
    return str(found.label) if found else role
