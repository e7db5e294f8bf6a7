"""Takes the interface's texts from the code into the catalogues; with --check says what is not translated.

`python scripts/texts.py` updates the catalogues of the complete languages;
`python scripts/texts.py --all` those of the others too (docs/languages.md), with what is still to translate in them;
`python scripts/texts.py --check` changes nothing. It ends with 1 where a text of a complete language is missing, unsure
or out of date, or where a translation in any language would break a page; what visitors can't read in the others yet it
only counts.
"""

import argparse
import re
import sys
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from binnenuit.ui.languages import LANGUAGES, SOURCE

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "src/binnenuit/ui/locale"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2")]
OPTIONS = {
    pattern: {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}
    for pattern, _method in METHODS[1:]
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
STAFF = "texts for staff"
"""In a comment on the first line of a file: staff, holders of a page or builders read its texts, not visitors, so they
are in the complete languages only."""
_TAG = re.compile(r"</?[a-z][^>\s]*")


@cache
def for_staff(path: str) -> bool:
    """Say whether the texts of a source file are read by staff only: its first line says so."""
    with (ROOT / "src/binnenuit" / path).open(encoding="utf-8") as file:
        return STAFF in file.readline()


def for_visitors(message: Message) -> bool:
    """Say whether visitors read this text: it stands in a file that is not for staff only."""
    return any(not for_staff(path) for path, _line in message.locations)


def extracted() -> Catalog:
    """Return the texts that stand in the code now."""
    template = Catalog(charset="utf-8", header_comment="")
    for path, _line, message, comments, context in extract_from_dir(
        str(ROOT / "src/binnenuit"),
        METHODS,
        OPTIONS,
        KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    ):
        template.add(message, None, [(path, 0)], auto_comments=comments, context=context)
    return template


def visitors_part(template: Catalog) -> Catalog:
    """Return only what visitors read."""
    part = Catalog(charset="utf-8", header_comment="")
    for message in template:
        if message.id and for_visitors(message):
            part[message.id] = message
    return part


def catalogue_at(path: Path) -> Catalog:
    """Read the catalogue at `path`."""
    with path.open("rb") as lines:
        return read_po(lines)


def updated(path: Path, template: Catalog) -> Catalog:
    """Return the catalogue at `path`, brought up to the texts of `template`."""
    catalogue = catalogue_at(path)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = (
        f"# {path.parts[-3]}: interface of Binnenuit. Source texts are Dutch. Update with: make texts"
    )
    catalogue.project, catalogue.copyright_holder, catalogue.msgid_bugs_address = "Binnenuit", "", ""
    catalogue.last_translator, catalogue.language_team = "", path.parts[-3]
    # the dates would change with every run and say nothing that git does not know
    catalogue.creation_date = catalogue.revision_date
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return the catalogue as a file: sorted, without line numbers, so that a change shows what changed."""
    buffer = BytesIO()
    write_po(buffer, catalogue, no_location=True, sort_output=True, width=110, omit_header=False)
    return buffer.getvalue()


def translations(message: Message) -> tuple[str, ...]:
    """Return the translations of a text: one, or one for each plural form."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def missing(catalogue: Catalog) -> list[Message]:
    """Return the texts without a sure translation."""
    return [
        message for message in catalogue if message.id and (message.fuzzy or not all(translations(message)))
    ]


def breaking(catalogue: Catalog) -> list[str]:
    """Return a line for each translation that would break a page: other variables, forms or HTML than the source."""
    found = []
    for message in catalogue:
        if not message.id or not any(translations(message)):
            continue
        found += [f"{error}: {message.id!r}" for error in message.check(catalogue)]
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        allowed = [Counter(_TAG.findall(source)) for source in sources]
        found += [
            f"other HTML than the source: {message.id!r}: {text!r}"
            for text in translations(message)
            if Counter(_TAG.findall(text)) not in allowed
        ]
    return found


def checked(path: Path, template: Catalog, *, complete: bool) -> tuple[list[str], int]:
    """Return what is wrong with the catalogue at `path`, and how many texts it lacks."""
    name = path.relative_to(ROOT)
    catalogue = updated(path, template)
    lacking = missing(catalogue)
    problems = [f"{name}: {line}" for line in breaking(catalogue)]
    if complete:
        problems += [f"{name}: no sure translation: {message.id!r}" for message in lacking]
        if path.read_bytes() != written(catalogue):
            problems.append(f"{name}: out of date; run: make texts")
    return problems, len(lacking)


def main() -> int:
    """Update, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, complain")
    parser.add_argument(
        "--all", action="store_true", help="update the catalogues that are for visitors only too"
    )
    asked = parser.parse_args()
    template = extracted()
    visitors = visitors_part(template)
    problems, counts = [], []
    for tag, language in LANGUAGES.items():
        if tag == SOURCE:
            continue
        path = LOCALE / tag / "LC_MESSAGES/django.po"
        wanted = template if language.complete else visitors
        if not asked.check and (language.complete or asked.all):
            path.write_bytes(written(updated(path, wanted)))
        wrong, lacking = checked(path, wanted, complete=language.complete)
        problems += wrong
        counts.append(f"{tag} {lacking}")
    for line in problems:
        print(line, file=sys.stderr)
    print(
        f"texts: {len(template)} in the code, {len(visitors)} of them for visitors; "
        f"still to translate: {', '.join(counts)}"
    )
    return 1 if asked.check and problems else 0


if __name__ == "__main__":
    sys.exit(main())
