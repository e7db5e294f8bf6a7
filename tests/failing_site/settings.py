"""The site's own settings, with the addresses of `urls`."""

from binnenuit.config.settings import *  # noqa: F403 -- that is how settings are built on others

ROOT_URLCONF = "tests.failing_site.urls"
