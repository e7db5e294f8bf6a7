"""The door of the audit room."""

from binnenuit.foundation.audit.actions import record
from binnenuit.foundation.audit.queries import actions_on, latest

__all__ = ["actions_on", "latest", "record"]
