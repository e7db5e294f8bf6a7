"""`binnenuit places`."""

from pathlib import Path

import click

from binnenuit.foundation.places import service
from binnenuit.kernel.authority import OPERATOR


@click.group()
def command() -> None:
    """Municipalities and map outlines."""


@command.command("import-outlines")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--source", default="", help="What to show with the maps as their source (default: the file's name)."
)
def import_outlines(file: Path, source: str) -> None:
    """Draw the maps with the official municipalities in FILE (GeoJSON of CBS or PDOK, RD or WGS84)."""
    done = service.import_outlines(actor=OPERATOR, path=file, source=source)
    if done.changed:
        click.echo(f"Maps are now drawn with the {done.municipalities} municipalities of {file.name}.")
    else:
        click.echo("These outlines were in use already; nothing changed.")


@command.command("reset-outlines")
def reset_outlines() -> None:
    """Go back to the outlines that come with Binnenuit."""
    if service.reset_outlines(actor=OPERATOR):
        click.echo("Maps are drawn with Binnenuit's own outlines again.")
    else:
        click.echo("Binnenuit's own outlines were in use already; nothing changed.")


@command.command("list")
@click.option("--province", default="", help="Only this province (its name).")
def show(province: str) -> None:
    """List the municipalities with code, province and population."""
    place = service.find_place(f"provincie {province}") if province else None
    if province and place is None:
        raise click.BadParameter(f"there is no province {province!r}", param_hint="--province")
    known = service.municipalities_in(place.code) if place else service.municipalities()
    for one in known:
        click.echo(f"{one.code}  {one.name:32} {one.province_name:15} {one.population:>9,}")
