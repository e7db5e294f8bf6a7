"""`binnenuit accounts`."""

import click

from binnenuit.foundation.accounts import service as accounts
from binnenuit.foundation.accounts.service import RoleGift
from binnenuit.kernel import clock
from binnenuit.kernel.authority import OPERATOR
from binnenuit.site.accounts.letters import password_address


@click.group()
def command() -> None:
    """People who log in, and their roles."""


@command.command("create-administrator")
@click.option("--email", required=True, help="The e-mail address that they log in with.")
def create_administrator(email: str) -> None:
    """Let someone be an administrator, and print a link with which they choose a password, once."""
    pk = accounts.find_or_make(email, actor=OPERATOR)
    gift = RoleGift("administrator", "", "", clock.today(), reason="binnenuit accounts create-administrator")
    accounts.give_role(pk, gift, actor=OPERATOR)
    key = accounts.password_key(pk, actor=OPERATOR)
    click.echo(f"{email} is an administrator. Choose a password here, within 3 days (the link works once):")
    click.echo(password_address(key))
