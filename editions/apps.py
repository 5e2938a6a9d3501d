"""How Django knows the room `editions`."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = "public record"
