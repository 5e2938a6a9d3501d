"""How Django knows the room `api`."""

from django.apps import AppConfig
from drf_spectacular.settings import spectacular_settings

from api.openapi import SETTINGS


class ApiConfig(AppConfig):
    name = "api"
    verbose_name = "public API"

    def ready(self) -> None:
        spectacular_settings.apply_patches(SETTINGS)  # type: ignore[no-untyped-call]
