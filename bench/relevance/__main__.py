"""`python bench/relevance`: the judged queries, asked."""

import os
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")


def main() -> None:
    """Start the site's code and run the command; an error that a person can mend is one clear line."""
    import django

    django.setup()

    from binnenuit.composition.runtime.secret_key import ensure_secret_key
    from binnenuit.kernel.errors import BinnenuitError
    from relevance.command import command

    try:
        ensure_secret_key()
        command(prog_name="python bench/relevance")
    except BinnenuitError as error:
        sys.exit(f"relevance: {error}")


if __name__ == "__main__":
    main()
