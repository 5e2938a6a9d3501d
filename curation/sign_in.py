"""How staff sign in: by name and password at /admin/, then by the second factor of whoever has set one up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse

from editions.clients import address_of


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # It ships no types.
    """Accounts are made by superusers in the admin; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Else all staff behind one proxy would be counted, and locked out, as one."""
        return address_of(request.META)


class StaffForm(AdminAuthenticationForm):
    """Django's own form, but that wrong passwords are counted, by account and by address, and refused."""

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name is not None and password:
            self.user_cache = get_adapter().authenticate(self.request, username=name, password=password)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data


class StaffLogin(LoginView):
    """The admin's login page; allauth takes over where the password was right."""

    form_class = StaffForm

    def form_valid(self, form: Any) -> HttpResponse:
        login = Login(user=form.get_user(), redirect_url=self.get_success_url())
        answer: HttpResponse = perform_password_login(self.request, form.cleaned_data, login)
        return answer
