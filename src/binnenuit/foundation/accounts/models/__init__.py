"""What is stored of people, their roles and their sessions."""

from binnenuit.foundation.accounts.models.account import Account, HeldRole
from binnenuit.foundation.accounts.models.sessions import AccountSession

__all__ = ["Account", "AccountSession", "HeldRole"]
