"""Thesauruses for tests: the real one, and small ones in a folder of the test's own."""

from pathlib import Path

from binnenuit.foundation.vocabulary import service
from binnenuit.kernel.authority import OPERATOR

THREE_THEMES = """[[group]]
scheme = "themes"


[[concept]]
id = "samenleven"

[concept.labels.nl]
preferred = "Samenleven"


[[concept]]
id = "taal-leren"
broader = ["samenleven"]
related = ["dialoog"]
sources = [{ url = "https://example.org/taal", about = "An example" }]

[concept.labels.nl]
preferred = "Taal leren"
alternative = ["Nederlands leren"]
hidden = ["taalmatje"]

[concept.labels.en]
preferred = "Learning the language"

[concept.texts.nl]
definition = "Nederlands leren."
simple = "Je leert Nederlands."


[[concept]]
id = "dialoog"
broader = ["samenleven"]

[concept.labels.nl]
preferred = "Dialoog"
"""


def load_vocabulary() -> service.Thesaurus:
    """Load the real thesaurus into the test's database and give it."""
    service.load(actor=OPERATOR)
    return service.refresh()


def small_folder(folder: Path, text: str = THREE_THEMES) -> Path:
    """Write a folder with one file of three themes (or with `text`) and give the folder."""
    folder.mkdir(exist_ok=True)
    (folder / "themes.toml").write_text(text, encoding="utf-8")
    return folder
