"""`binnenuit links`."""

import click
from django.conf import settings

from binnenuit.foundation.link_checks.queries import links_for_tonight
from binnenuit.foundation.link_checks.rules.hosts import hosts_of_setting
from binnenuit.foundation.link_checks.tasks.fetcher import LinkFetcher
from binnenuit.foundation.link_checks.tasks.nightly_check import check_links
from binnenuit.foundation.link_checks.tasks.robots import NAME
from binnenuit.kernel.authority import SYSTEM


@click.command()
@click.option("--dry-run", is_flag=True, help="Say which links would be asked for, and ask for none.")
@click.option("--limit", type=click.IntRange(1, 10_000), help="At most so many (BINNENUIT_LINKS_PER_NIGHT).")
def command(*, dry_run: bool, limit: int | None) -> None:
    """Ask whether links on our pages still work: only at hosts that BINNENUIT_LINK_HOSTS names; none by default."""
    environment = settings.ENVIRONMENT
    hosts = hosts_of_setting(environment.link_hosts)
    most = limit or environment.links_per_night
    if not hosts:
        click.echo("No link is asked for: BINNENUIT_LINK_HOSTS names no host.")
        return
    if dry_run:
        for link in links_for_tonight(hosts, most):
            since = f"last on {link.checked}" if link.checked else "never yet"
            click.echo(f"{link.address} ({since}; on {', '.join(place.name for place in link.places)})")
        return
    fetcher = LinkFetcher(agent(environment.base_url, environment.contact), hosts)
    report = check_links(fetcher, most, actor=SYSTEM, tell=click.echo)
    if report.cut_off:
        click.echo(
            "No host was there, so nothing was noted. Can this machine reach the internet, and look up names?"
        )
    click.echo(
        f"{report.works:,} links work, {report.fails:,} do not, {report.unknown:,} can't be told; "
        f"{len(report.broken):,} in the queue; {report.forgotten:,} stand on no page any more."
    )


def agent(base_url: str, contact: str) -> str:
    """Return what the program calls itself: whose it is, and where to write to when it is a nuisance."""
    whose = "; ".join(filter(None, (f"+{base_url}", contact)))
    return f"{NAME}/1.0 (link check; {whose})".replace("\r", " ").replace("\n", " ")
