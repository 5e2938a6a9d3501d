"""How Django knows the room `curation`, and the accounts of the staff."""

import importlib

from allauth.account.apps import AccountConfig
from django.apps import AppConfig


class CurationConfig(AppConfig):
    name = "curation"
    verbose_name = "curation"
    default = True


class SignInConfig(AccountConfig):  # type: ignore[misc]  # It ships no types.
    """allauth's own, but that it looks for its middleware where staff are: among STAFF_MIDDLEWARE."""

    def ready(self) -> None:
        importlib.import_module("allauth.account.checks")
