"""Staff accounts and groups: the business of superusers, who switch accounts off and never delete them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from curation.admin.bounded import Bounded
from curation.fields import ManyRows
from curation.site import site


class Accounts(Bounded):
    """Whoever may change accounts may give themselves every right, so that right is not given in parts."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_superuser(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_superuser(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any
    ) -> Any:
        assert request
        return super().formfield_for_manytomany(db_field, request, **{"form_class": ManyRows, **kwargs})


def is_superuser(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_superuser


@admin.register(User, site=site)
class StaffAdmin(Accounts, UserAdmin[User]):
    """Rights are given by group, so that a right held by one person alone cannot be overlooked."""

    filter_horizontal = ()
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password", "first_name", "last_name", "email"]}),
        ("Rights", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("History", {"fields": ["last_login", "date_joined"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who made an edition must stay answerable."""
        return False


@admin.register(Group, site=site)
class RoleAdmin(Accounts, GroupAdmin):
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_superuser(request)
