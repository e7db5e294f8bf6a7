"""`binnenuit work`."""

import click

from binnenuit.composition.runtime import task_queue
from binnenuit.composition.runtime.parent_watch import told_to_stop


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option("--quiet", is_flag=True, help="Say nothing but what is wrong.")
@click.option("--beside", type=int, metavar="PID", help="End when this process, which started it, has ended.")
def command(*, once: bool, quiet: bool, beside: int | None) -> None:
    """Send the mail that waits, and do what else is in the queue, until Ctrl-C."""
    if once:
        task_queue.take_up()
        done = task_queue.do_all()
        if not quiet:
            click.echo(f"{done:,} tasks done.")
        return
    if not quiet:
        click.echo("The queue is followed. Ctrl-C stops it.")
    task_queue.work(told_to_stop(beside))
