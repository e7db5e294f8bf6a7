"""A person who logs in, and the roles that they hold."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from binnenuit.foundation.accounts.rules import CODE_LENGTH, EMAIL_LENGTH, NAME_LENGTH, REASON_LENGTH, SCOPES
from binnenuit.kernel import clock
from binnenuit.kernel.authority import ROLES


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts and finds them by e-mail, whatever the capitals."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        """Make an account; without a password nobody can log in with one."""
        account = self.model(email=email, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find by e-mail."""
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """Someone with an e-mail address; everything else about them is optional."""

    email = models.EmailField(max_length=EMAIL_LENGTH, unique=True)
    display_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    language = models.CharField(max_length=35, default="nl")
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(default=clock.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = AccountManager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"person:{self.pk}"

    def clean(self) -> None:
        """Write the e-mail in small letters: one mailbox is one account."""
        self.email = self.email.strip().lower()

    def save(self, **kwargs: Any) -> None:
        """Store, with the e-mail in small letters."""
        self.clean()
        super().save(**kwargs)


class HeldRoleQuerySet(models.QuerySet["HeldRole"]):
    """The questions that are asked of roles."""

    def on(self, day: date) -> "HeldRoleQuerySet":
        """Keep those that count on `day`."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), starts__lte=day)


class HeldRole(models.Model):
    """A role that a person holds for a scope, from a day on, until (not on) another."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    scope_kind = models.CharField(max_length=20, blank=True)
    scope_code = models.CharField(max_length=CODE_LENGTH, blank=True)
    starts = models.DateField()
    until = models.DateField(null=True, blank=True)
    given_by = models.CharField(max_length=100)
    """The actor's name in the audit trail."""
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)

    objects = HeldRoleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["role", "scope_kind", "scope_code"], name="held_role_by_scope")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("starts")), name="held_role_period"
            ),
            models.CheckConstraint(
                condition=Q(scope_kind="", scope_code="") | (~Q(scope_kind="") & ~Q(scope_code="")),
                name="held_role_scope_whole",
            ),
            models.CheckConstraint(
                condition=Q(
                    *(Q(role=role, scope_kind__in=kinds) for role, kinds in SCOPES.items()), _connector=Q.OR
                ),
                name="held_role_scope_of_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.role} {self.scope_kind}:{self.scope_code}"
