"""Gives the roles' groups their rights: what a migration runs once curation/roles.py says something new."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes

from curation.roles import ROLES

ROOMS: Final = ("cases", "sources", "editions")


def grant(apps: Any, schema_editor: Any) -> None:
    """Make the groups, with those of their rights that exist at this point of migrating.

    Django makes rights when migrating ends, which is too late for a new archive: they are made here first. A
    right to a noun of a later migration is granted by a later one, which runs this again.
    """
    for room in ROOMS:
        make_rights(apps, room)
    group, right = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    known = {
        f"{row.content_type.app_label}.{row.codename}": row
        for row in right.objects.select_related("content_type")
    }
    for name, wanted in ROLES.items():
        role, _ = group.objects.get_or_create(name=name)
        role.permissions.set([known[right] for right in wanted if right in known])


def make_rights(apps: Any, room: str) -> None:
    config = apps.get_app_config(room)
    config.models_module = True
    create_contenttypes(config, apps=apps, verbosity=0)
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
