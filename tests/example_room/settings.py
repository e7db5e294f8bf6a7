"""The settings of the site, and one line for the room."""

from binnenuit.config.settings import *  # noqa: F403 -- all of them
from binnenuit.config.settings import INSTALLED_APPS as _APPS

INSTALLED_APPS = [*_APPS, "tests.example_room"]
