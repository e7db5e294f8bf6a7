"""Asking holders to confirm, and removing what has been there too long."""

from binnenuit.domain.initiatives.actions.submissions import forget_submissions
from binnenuit.domain.initiatives.actions.upkeep import ask_to_confirm, hide_unconfirmed

__all__ = ["ask_to_confirm", "forget_submissions", "hide_unconfirmed"]
