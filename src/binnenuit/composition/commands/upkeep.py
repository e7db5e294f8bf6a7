"""`binnenuit upkeep`."""

import click
from django.conf import settings

from binnenuit.composition.runtime import task_queue
from binnenuit.domain.initiatives.service.upkeep import ask_to_confirm, forget_submissions, hide_unconfirmed
from binnenuit.foundation.imports.tasks.retention import forget_imports
from binnenuit.kernel.authority import SYSTEM
from binnenuit.ui import documents


@click.command()
def command() -> None:
    """Ask holders whether their pages are still right, hide what nobody confirms, remove old messages and files."""
    environment = settings.ENVIRONMENT
    asked = ask_to_confirm(actor=SYSTEM)
    hidden = hide_unconfirmed(environment.hidden_after_days, actor=SYSTEM)
    forgotten = 0
    while removed := forget_submissions(environment.submissions_kept_days, actor=SYSTEM):
        forgotten += removed
    forget_imports(environment.imports_kept_days)
    documents.forget(environment.documents_kept_days)
    task_queue.forget_broken()
    click.echo(f"{asked:,} mails written, {hidden:,} initiatives hidden, {forgotten:,} messages removed.")
