#!/usr/bin/env python3
"""Django's command line for the archive."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:
        # A missing setting is the operator's to mend: the paragraph helps, a traceback does not.
        sys.exit(str(fault))


if __name__ == "__main__":
    main()
