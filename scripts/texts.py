"""Takes the interface's texts from the code into the catalogues; with --check says what is not translated.

`python scripts/texts.py` updates src/binnenuit/ui/locale/*/LC_MESSAGES/django.po;
`python scripts/texts.py --check` changes nothing and ends with 1 where a text is missing, unsure or out of date.
"""

import argparse
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "src/binnenuit/ui/locale"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"}}
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


def extracted() -> Catalog:
    """Give the texts that stand in the code now."""
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


def updated(path: Path, template: Catalog) -> Catalog:
    """Give the catalogue at `path`, brought up to the texts of `template`."""
    with path.open("rb") as lines:
        catalogue = read_po(lines)
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
    """Give the catalogue as a file: sorted, without line numbers, so that a change shows what changed."""
    buffer = BytesIO()
    write_po(buffer, catalogue, no_location=True, sort_output=True, width=110, omit_header=False)
    return buffer.getvalue()


def complaints(path: Path, catalogue: Catalog) -> list[str]:
    """Give a line for each text of the code without a sure translation."""
    found = []
    for message in catalogue:
        if not message.id:
            continue
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(texts):
            found.append(f"{path.relative_to(ROOT)}: not translated: {message.id!r}")
            continue
        if message.fuzzy:
            found.append(f"{path.relative_to(ROOT)}: unsure (fuzzy): {message.id!r}")
        found += [f"{path.relative_to(ROOT)}: {error}: {message.id!r}" for error in message.check(catalogue)]
    return found


def main() -> int:
    """Update, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, complain")
    check = parser.parse_args().check
    template = extracted()
    problems = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        catalogue = updated(path, template)
        problems += complaints(path, catalogue)
        if check and path.read_bytes() != written(catalogue):
            problems.append(f"{path.relative_to(ROOT)}: out of date; run: make texts")
        if not check:
            path.write_bytes(written(catalogue))
    for line in problems:
        print(line, file=sys.stderr)
    print(f"texts: {len(list(template)) - 1} in the code, {len(problems)} to translate")
    return 1 if check and problems else 0


if __name__ == "__main__":
    sys.exit(main())
