"""What rooms give away whole: files of the dump under /data/, beside those of initiatives."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from binnenuit.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Exporter:
    """One file, with what the catalogue (DCAT-AP-NL) says of it."""

    name: str
    """Of the file: "stories.json"."""
    media_type: str
    file_type: str
    """Of the authority table of the European Union: "JSON"."""
    title: str
    """In English, for the catalogue."""
    write: Callable[[Path, bool], None]
    """Writes the file at a path, with or without what is marked as an example."""
    conforms_to: str = ""
    """Address of the standard."""
    order: int = 500


exporters: Registry[Exporter] = Registry("exporter")
