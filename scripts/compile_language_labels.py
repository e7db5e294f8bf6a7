"""Compile the names of languages in other languages from Unicode CLDR, as Babel carries it.

    python scripts/compile_language_labels.py

It writes src/binnenuit/foundation/vocabulary/data/labels/cldr-<language>.toml, one file for each of TARGETS, with a
name for every language of data/languages.toml that CLDR names. docs/data-vocabulary.md tells more.
"""

import tomllib
from pathlib import Path

import babel
from babel import Locale

DATA = Path(__file__).resolve().parents[1] / "src/binnenuit/foundation/vocabulary/data"

TARGETS = ("ar", "es", "fa", "fr", "ku", "pl", "ro", "so", "ti", "tr", "uk")

# CLDR files Kurmanji under the tag of Kurdish as a whole.
TAGS = {"kmr": "ku"}

LEFT_OUT = {
    # Words that Roma experience as abuse.
    ("ar", "rom"),
    ("pl", "rom"),
    ("uk", "rom"),
    # Not translated, or the name of a country.
    ("so", "tr"),
    ("so", "ckb"),
    ("so", "bn"),
}

HEAD = """# Names of languages in {name}, from Unicode CLDR by way of Babel {version}.
# Made by scripts/compile_language_labels.py: change nothing here, it would be lost.

language = "{target}"
vouched = "cldr"
"""


def languages() -> list[tuple[str, str]]:
    """Return id and tag of every language of the thesaurus."""
    with (DATA / "languages.toml").open("rb") as file:
        return [(concept["id"], concept["notation"]) for concept in tomllib.load(file)["concept"]]


def names(target: str) -> list[tuple[str, str]]:
    """Return id and name of every language that CLDR names in `target`; of equal names the first."""
    known = Locale.parse(target).languages
    found: dict[str, str] = {}
    for concept_id, tag in languages():
        name = known.get(tag) or known.get(TAGS.get(tag, tag))
        if name and (target, tag) not in LEFT_OUT:
            found.setdefault(name, concept_id)
    return [(concept_id, name) for name, concept_id in found.items()]


def main() -> None:
    """Write a file for every target."""
    for target in TARGETS:
        text = HEAD.format(
            name=Locale.parse(target).get_language_name("en"), version=babel.__version__, target=target
        )
        found = names(target)
        text += "".join(f'\n[labels.{concept_id}]\npreferred = "{name}"\n' for concept_id, name in found)
        (DATA / f"labels/cldr-{target}.toml").write_text(text, encoding="utf-8")
        print(f"{target}: {len(found)} names")


if __name__ == "__main__":
    main()
