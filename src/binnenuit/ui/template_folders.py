"""Where templates stand: in `web/templates` of each installed room, and in the folders of this package and the site."""

from pathlib import Path

from django.apps import apps

_OURS = "binnenuit."


def template_folders() -> list[Path]:
    """Return the folders in the order of the installed apps.

    Those of libraries, which are of Django's own kind, not.
    """
    folders: list[Path] = []
    for config in apps.get_app_configs():
        home = Path(config.path)
        patterns = ("templates", "*/templates") if config.name.startswith(_OURS) else ("web/templates",)
        folders += [path for pattern in patterns for path in sorted(home.glob(pattern))]
    return folders
