#!/usr/bin/env python
"""Django's command line."""

import os
import sys

from django.core.management import execute_from_command_line

from ncip import celery  # noqa: F401  (the default application of shared tasks)

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ncip.settings")
    execute_from_command_line(sys.argv)
