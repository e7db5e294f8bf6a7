#!/usr/bin/env python
"""Django's own commands, for who builds: `python manage.py makemigrations`. Everything else is `binnenuit`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "binnenuit.config.settings")
    execute_from_command_line(sys.argv)
