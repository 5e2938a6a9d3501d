"""How Django knows the room `editions`."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from editions.checks import index_is_current


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = "public record"

    def ready(self) -> None:
        register(index_is_current, Tags.database)
