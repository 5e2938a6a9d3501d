"""Makes the first staff login of a new archive and prints its password once."""

import secrets
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction

NAME: Final = "staff"


class Command(BaseCommand):
    help = "Creates the superuser `staff` where nobody can log in yet, and prints its random password once."

    def handle(self, *args: Any, **options: Any) -> None:
        if password := first_password():
            self.stdout.write(f"Staff log in at {settings.SITE_URL}/admin/ as: {NAME}")
            self.stdout.write(f"with the password, shown this once: {password}")


@transaction.atomic
def first_password() -> str:
    """The new login's password; nothing where somebody can already log in.

    Accounts without a usable password, such as the one that planted records are signed with, cannot.
    """
    staff = User.objects.filter(is_staff=True).values_list("password", flat=True)
    if any(map(is_password_usable, staff)) or User.objects.filter(username=NAME).exists():
        return ""
    password = secrets.token_urlsafe(18)
    User.objects.create_superuser(username=NAME, password=password)
    return password
